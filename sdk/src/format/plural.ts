import type { Locale } from './words.ts';

/** The forms of a noun after a number: `1 день`, `2 дня`, `5 дней`; `1 day`, `2 days`. */
export interface Noun {
  readonly ru: readonly [one: string, few: string, many: string];
  readonly en: readonly [one: string, other: string];
}

const rules = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };

/** The form that goes with a whole number. */
export function plural(count: number, noun: Noun, locale: Locale): string {
  const rule = rules[locale].select(Math.abs(count));
  if (rule === 'one') return noun[locale][0];
  return locale === 'ru' ? noun.ru[rule === 'few' ? 1 : 2] : noun.en[1];
}

/**
 * A number with its noun, held together by a no-break space.
 * @example countOf(3, nouns.payment, 'ru') // '3 платежа'
 */
export function countOf(count: number, noun: Noun, locale: Locale): string {
  return `${count}\u00A0${plural(count, noun, locale)}`;
}

/** What is counted in the faces. */
export const nouns = {
  day: { ru: ['день', 'дня', 'дней'], en: ['day', 'days'] },
  payment: { ru: ['платёж', 'платежа', 'платежей'], en: ['payment', 'payments'] },
  contract: { ru: ['договор', 'договора', 'договоров'], en: ['contract', 'contracts'] },
  company: { ru: ['компания', 'компании', 'компаний'], en: ['company', 'companies'] },
  row: { ru: ['строка', 'строки', 'строк'], en: ['row', 'rows'] },
  document: { ru: ['документ', 'документа', 'документов'], en: ['document', 'documents'] },
  notification: { ru: ['уведомление', 'уведомления', 'уведомлений'], en: ['notification', 'notifications'] },
  receipt: { ru: ['поступление', 'поступления', 'поступлений'], en: ['receipt', 'receipts'] },
} as const satisfies Record<string, Noun>;
