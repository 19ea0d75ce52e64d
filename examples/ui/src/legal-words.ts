import { dictionary } from './i18n.ts';

export const words = dictionary(
  {
    changes: 'Что изменилось',
    version: (version: number, at: string) => `Версия ${version} от ${at}`,
    whole: 'Полный текст',
    wholeOf: (title: string) => `Полный текст: ${title}`,
  },
  {
    changes: 'What changed',
    version: (version, at) => `Version ${version} of ${at}`,
    whole: 'Full text',
    wholeOf: (title) => `Full text: ${title}`,
  },
);
