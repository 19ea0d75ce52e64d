import { type CalendarYears, TRANSFERS } from './calendar-data.ts';
import { addDays, type CivilDate, civilDate, isWeekend, yearOf } from './civil-date.ts';

/** Where a due date on a non-working day moves: the next working day (Civil Code, art. 193), the previous, nowhere. */
export type DueDateRule = 'next' | 'previous' | 'none';

export type DueDate = {
  dueOn: CivilDate;
  /** The production calendar of that time is not known yet, so that `dueOn` may still move. */
  dueProvisional: boolean;
};

/** What a day is to people who work from Monday to Friday. */
export type DayKind = 'working' | 'working_weekend' | 'weekend' | 'holiday' | 'transferred';

const JANUARY = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'];
const SINGLE = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'];
const HOLIDAYS = new Set([...JANUARY, ...SINGLE]);

/** A holiday by art. 112 of the Labour Code. */
export const isHoliday = (date: CivilDate): boolean => HOLIDAYS.has(date.slice(5));
/** Off in every year, whatever a decree says of other days. */
export const isUsuallyOff = (date: CivilDate): boolean => isWeekend(date) || isHoliday(date);

/** The holidays of a year that give another day off when they fall on a weekend. In January only a decree does. */
export const singleHolidays = (year: number): CivilDate[] => SINGLE.map((day) => civilDate(`${year}-${day}`));
export const holidaysOf = (year: number): CivilDate[] =>
  [...HOLIDAYS].map((day) => civilDate(`${year}-${day}`));

/** While there is no decree, art. 112 alone: a holiday on a weekend gives the next working day, except in January. */
export function transfersByLaw(year: number): readonly (readonly [dayOff: CivilDate, from: CivilDate])[] {
  return singleHolidays(year)
    .filter(isWeekend)
    .map((from) => {
      let dayOff = addDays(from, 1);
      while (isUsuallyOff(dayOff)) dayOff = addDays(dayOff, 1);
      return [dayOff, from] as const;
    });
}

export function daysOfYear(year: number): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = civilDate(`${year}-01-01`); yearOf(day) === year; day = addDays(day, 1)) days.push(day);
  return days;
}

export type Calendar = ReturnType<typeof createCalendar>;

/** The Russian production calendar, told the transfers of the years it knows. */
export function createCalendar(known: CalendarYears) {
  const firstKnownYear = Math.min(...Object.keys(known).map(Number));
  const years = new Map<number, { off: Set<string>; from: Set<string> }>();

  function transfersOf(year: number) {
    let transfers = years.get(year);
    if (!transfers) {
      const pairs = known[year] ?? transfersByLaw(year);
      transfers = { off: new Set(pairs.map(([off]) => off)), from: new Set(pairs.map(([, from]) => from)) };
      years.set(year, transfers);
    }
    return transfers;
  }

  function dayKind(date: CivilDate): DayKind {
    const { off, from } = transfersOf(yearOf(date));
    if (isHoliday(date)) return 'holiday';
    if (off.has(date)) return 'transferred';
    if (!isWeekend(date)) return 'working';
    return from.has(date) ? 'working_weekend' : 'weekend';
  }

  const isWorkingDay = (date: CivilDate): boolean => dayKind(date).startsWith('working');

  function effectiveDueDate(nominal: CivilDate, rule: DueDateRule): CivilDate {
    let date = nominal;
    if (rule !== 'none') while (!isWorkingDay(date)) date = addDays(date, rule === 'next' ? 1 : -1);
    return date;
  }

  /** Of a year whose transfers are not known. Years before the first known one are history: nothing moves there. */
  const isProvisional = (date: CivilDate): boolean =>
    yearOf(date) > firstKnownYear && known[yearOf(date)] === undefined;

  /** What a payment keeps. A day at the very end of a known year may already depend on the next. */
  function dueDate(nominal: CivilDate, rule: DueDateRule): DueDate {
    const dueOn = effectiveDueDate(nominal, rule);
    return { dueOn, dueProvisional: rule !== 'none' && (isProvisional(nominal) || isProvisional(dueOn)) };
  }

  return { isWorkingDay, dayKind, effectiveDueDate, isProvisional, dueDate };
}

/** The years that come with the program. What asks for due dates reads the loaded ones too: `calendar-store.ts`. */
export const shippedCalendar = createCalendar(TRANSFERS);
export const lastShippedYear = Math.max(...Object.keys(TRANSFERS).map(Number));
