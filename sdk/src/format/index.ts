export * from './applications.ts';
export * from './books.ts';
export * from './client.ts';
export {
  addDays,
  daysBetween,
  formatDate,
  formatDateTime,
  formatTime,
  localDay,
  monthName,
} from './dates.ts';
export { dayHeading, dueWords, relativeDays } from './due.ts';
export * from './explanations.ts';
export { formatMoney, type MoneyParts, moneyParts } from './money.ts';
export { monthTitle } from './month-title.ts';
export * from './operator.ts';
export { countOf, type Noun, nouns, plural } from './plural.ts';
export { regionName, regionsOf } from './regions.ts';
export { type Locale, say, type Words } from './words.ts';
