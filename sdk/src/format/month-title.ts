import type { Locale } from './words.ts';

const titles = {
  ru: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const satisfies Record<Locale, readonly string[]>;

/**
 * A whole month (`YYYY-MM`, or any day of it).
 * @example monthTitle('2026-11', 'ru') // 'ноябрь 2026'
 */
export function monthTitle(month: string, locale: Locale): string {
  const [year, number] = month.split('-');
  return `${titles[locale][Number(number) - 1]}\u00A0${year}`;
}
