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

/** «28 ноября 2026 г., 17:58 GMT+3»: a moment as every letter tells it. */
export const momentText = (at: Date, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    ...{ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    ...{ timeZone, timeZoneName: 'short' },
  }).format(at);
