declare const brand: unique symbol;

/** A calendar day, `YYYY-MM-DD`, of the years 1000–9999. Days compare and sort as strings. */
export type CivilDate = string & { readonly [brand]: true };

const DAY_MS = 86_400_000;
const instantOf = (date: CivilDate) => Date.parse(`${date}T00:00:00Z`);

function dateOf(instant: number): CivilDate {
  const date = parseDate(new Date(instant).toISOString().slice(0, 10));
  if (date === null) throw new RangeError('a day out of the years 1000–9999');
  return date;
}

/** A day that exists, written `YYYY-MM-DD`; otherwise null. */
export function parseDate(text: string): CivilDate | null {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return null;
  const instant = Date.parse(`${text}T00:00:00Z`);
  // Engines differ on 31 April: some roll it over.
  const exists = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
  return exists ? (text as CivilDate) : null;
}

/** For constants and for what the contract has validated; throws a RangeError when it is not a day. */
export function civilDate(text: string): CivilDate {
  const date = parseDate(text);
  if (date === null) throw new RangeError(`not a day: ${text}`);
  return date;
}

/** The day from its numbers, the month from 1; null when there is no such day. */
export function dateFrom(year: number, month: number, day: number): CivilDate | null {
  const two = (part: number) => `${part}`.padStart(2, '0');
  return parseDate(`${year}-${two(month)}-${two(day)}`);
}

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));

export const addDays = (date: CivilDate, days: number): CivilDate => dateOf(instantOf(date) + days * DAY_MS);

/** The same number of a later month, or its last day where it is shorter (Civil Code, art. 192). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Math.round((instantOf(to) - instantOf(from)) / DAY_MS);

/** Saturday or Sunday; whether it is a working one the production calendar says. */
export const isWeekend = (date: CivilDate): boolean => new Date(instantOf(date)).getUTCDay() % 6 === 0;

export const compareDates = (a: CivilDate, b: CivilDate): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

const formats = new Map<string, Intl.DateTimeFormat>();
/** The quarter of an hour last asked of each zone, and its day: every zone is off UTC by whole quarters. */
const lastDays = new Map<string, { quarter: number; day: CivilDate }>();
const QUARTER_MS = 900_000;

/** The day that it is at an instant in a time zone (`Europe/Moscow`); throws a RangeError for an unknown zone. */
export function civilDateIn(timeZone: string, instant: Date): CivilDate {
  const quarter = Math.floor(instant.getTime() / QUARTER_MS);
  const last = lastDays.get(timeZone);
  if (last?.quarter === quarter) return last.day;
  const day = formattedDay(timeZone, instant);
  lastDays.set(timeZone, { quarter, day });
  return day;
}

function formattedDay(timeZone: string, instant: Date): CivilDate {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  return civilDate(dateFrom(part.year ?? 0, part.month ?? 0, part.day ?? 0) ?? '');
}
