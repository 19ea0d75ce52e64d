import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    account: 'Вы',
    dark: 'Тёмная тема',
    light: 'Светлая тема',
    menu: 'Разделы',
    otherLanguage: 'English',
    overdue: (payments: string) => `просрочено: ${payments}`,
    signOut: 'Выйти',
    signOutFailed: 'Выйти не получилось: нет связи с сервером. Сеанс ещё открыт.',
    skip: 'К содержанию',
    system: 'Тема как в системе',
    unread: (count: string) => `непрочитанных: ${count}`,
  },
  {
    account: 'You',
    dark: 'Dark theme',
    light: 'Light theme',
    menu: 'Sections',
    otherLanguage: 'Русский',
    overdue: (payments) => `overdue: ${payments}`,
    signOut: 'Sign out',
    signOutFailed: 'Could not sign out: no connection to the server. The session is still open.',
    skip: 'To the content',
    system: 'Theme of the system',
    unread: (count) => `unread: ${count}`,
  },
);
