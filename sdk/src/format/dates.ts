import type { Locale } from './words.ts';

// Own tables: what Intl says of months differs between the versions of ICU in browsers and Node.
const months = {
  ru: ['янв.', 'февр.', 'мар.', 'апр.', 'мая', 'июн.', 'июл.', 'авг.', 'сент.', 'окт.', 'нояб.', 'дек.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const satisfies Record<Locale, readonly string[]>;

/** The short name of a month (1–12), as it stands after a day: `нояб.`, `мая`. */
export function monthName(month: number, locale: Locale): string {
  return months[locale][month - 1] ?? '';
}

/**
 * A day (`YYYY-MM-DD`), its year only when it is another than today's.
 * @example formatDate('2026-11-24', '2026-11-22', 'ru') // '24 нояб.'
 */
export function formatDate(day: string, today: string, locale: Locale): string {
  const [year = '', month, date] = day.split('-');
  const words = [Number(date), monthName(Number(month), locale)];
  return (today.startsWith(year) ? words : [...words, year]).join('\u00A0');
}

/** The day (`YYYY-MM-DD`) of an instant where the viewer is. */
export function localDay(instant: string | Date): string {
  const date = new Date(instant);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The hour and minute of an instant where the viewer is: `14:02`. */
export function formatTime(instant: string | Date): string {
  const date = new Date(instant);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** An instant where the viewer is: `24 нояб., 14:02`. */
export function formatDateTime(instant: string | Date, locale: Locale, now = new Date()): string {
  return `${formatDate(localDay(instant), localDay(now), locale)}, ${formatTime(instant)}`;
}

/** The day `days` later, or earlier when below zero. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; below zero when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

const DAY_MS = 86_400_000;
const two = (number: number) => String(number).padStart(2, '0');
