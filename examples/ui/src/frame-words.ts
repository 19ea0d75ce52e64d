import { dictionary } from './i18n.ts';

export const words = dictionary(
  {
    account: 'Вы',
    dark: 'Тёмная тема',
    light: 'Светлая тема',
    menu: 'Разделы',
    signOut: 'Выйти',
    signOutFailed: 'Выйти не получилось: нет связи с сервером. Сеанс ещё открыт.',
    skip: 'К содержанию',
    system: 'Тема как в системе',
  },
  {
    account: 'You',
    dark: 'Dark theme',
    light: 'Light theme',
    menu: 'Sections',
    signOut: 'Sign out',
    signOutFailed: 'Could not sign out: no connection to the server. The session is still open.',
    skip: 'Skip to content',
    system: 'Same theme as the system',
  },
);
