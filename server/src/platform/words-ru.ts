import { createRequire } from 'node:module';
import type { CivilDate } from './civil-date.ts';
import { formatKopecks, type Kopecks } from './money.ts';

// Node finds no names in the package's CommonJS, which is what its `main` gives.
const { convert }: typeof import('number-to-words-ru') = createRequire(import.meta.url)('number-to-words-ru');

/** What Russian documents print: sums, days and names. Screens have their own words in the SDK. */

const nbsp = '\u00a0';

/** «Сто двадцать четыре тысячи триста рублей 00 копеек». */
export const amountInWords = (kopecks: Kopecks): string => convert(formatKopecks(kopecks));

/** `184 320,50` with no-break spaces and a true minus; the currency is said by the column or the label. */
export function printedAmount(kopecks: Kopecks): string {
  const [rubles = '0', rest = '00'] = formatKopecks(kopecks).replace('-', '−').split('.');
  return `${rubles.replace(/\B(?=(\d{3})+$)/g, nbsp)},${rest}`;
}

/** `25.11.2026`. */
export const printedDay = (date: CivilDate): string => date.split('-').reverse().join('.');

const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

/** `25 ноября 2026 г.`, unbroken. */
export function printedLongDay(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return [day, MONTHS[Number(month) - 1], year, 'г.'].join(nbsp);
}

/** «Иванов И.И.» of «Иванов Иван Иванович»; a name of one word stays as it is. */
export function initials(fullName: string): string {
  const [surname = '', ...given] = fullName.trim().split(/\s+/);
  const letters = given.map((name) => `${name.slice(0, 1).toUpperCase()}.`).join('');
  return letters ? `${surname}${nbsp}${letters}` : surname;
}
