import { dictionary } from '@element-cabinet/ui/i18n';

export const words = dictionary(
  {
    consents: 'Мои согласия',
    empty: 'Правил пока нет',
    emptyText: 'Лизинговая компания ещё не опубликовала их.',
    first: 'Первая версия.',
    history: 'Как менялись правила',
    lead: 'На этих условиях работает кабинет. О каждой новой версии он спрашивает при входе.',
    textOf: (version: number) => `Текст версии ${version}`,
    title: 'Правила кабинета',
    toCabinet: 'В кабинет',
    versionOf: (title: string, version: number) => `${title}, версия ${version}`,
  },
  {
    consents: 'My consents',
    empty: 'No terms yet',
    emptyText: 'The leasing company has not published them yet.',
    first: 'First version.',
    history: 'How the terms have changed',
    lead: 'The cabinet works on these terms. It asks about every new version when you sign in.',
    textOf: (version) => `Text of version ${version}`,
    title: 'Terms of the cabinet',
    toCabinet: 'To the cabinet',
    versionOf: (title, version) => `${title}, version ${version}`,
  },
);
