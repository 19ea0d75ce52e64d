import type { Locale } from '../locale.ts';

const said = {
  ru: {
    linkByHand: 'Если кнопка не работает, откройте эту ссылку:',
    automatic: 'Это письмо отправил личный кабинет автоматически.',
  },
  en: {
    linkByHand: 'If the button does not work, open this link:',
    automatic: 'This message was sent by the cabinet automatically.',
  },
} as const;

/** What every letter says besides its own words. */
export const words = (locale: Locale) => said[locale];
