import { TRANSFERS } from './calendar-data.ts';
import { addDays, type CivilDate, civilDate, isWeekend, yearOf } from './civil-date.ts';

/** Where a due date on a non-working day moves: the next working day (Civil Code, art. 193), the previous, nowhere. */
export type DueDateRule = 'next' | 'previous' | 'none';

export type DueDate = {
  dueOn: CivilDate;
  /** The production calendar of that time is not known yet, so that `dueOn` may still move. */
  dueProvisional: boolean;
};

type Transfers = readonly (readonly [dayOff: string, from: string])[];

const JANUARY = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'];
const SINGLE = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'];
const HOLIDAYS = new Set([...JANUARY, ...SINGLE]);

const isHoliday = (date: CivilDate) => HOLIDAYS.has(date.slice(5));
const isUsuallyOff = (date: CivilDate) => isWeekend(date) || isHoliday(date);

/** While there is no decree, art. 112 alone: a holiday on a weekend gives the next working day, except in January. */
function transfersByLaw(year: number): Transfers {
  return SINGLE.map((day) => civilDate(`${year}-${day}`))
    .filter(isWeekend)
    .map((from) => {
      let dayOff = addDays(from, 1);
      while (isUsuallyOff(dayOff)) dayOff = addDays(dayOff, 1);
      return [dayOff, from] as const;
    });
}

/** The Russian production calendar, told the transfers of the years it knows. */
export function createCalendar(known: Readonly<Record<number, Transfers>>) {
  const lastKnownYear = Math.max(...Object.keys(known).map(Number));
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

  function isWorkingDay(date: CivilDate): boolean {
    const { off, from } = transfersOf(yearOf(date));
    if (off.has(date) || isHoliday(date)) return false;
    return !isWeekend(date) || from.has(date);
  }

  function effectiveDueDate(nominal: CivilDate, rule: DueDateRule): CivilDate {
    let date = nominal;
    if (rule !== 'none') while (!isWorkingDay(date)) date = addDays(date, rule === 'next' ? 1 : -1);
    return date;
  }

  /** Beyond the last year whose transfers are known. */
  const isProvisional = (date: CivilDate): boolean => yearOf(date) > lastKnownYear;

  /** What a payment keeps. A day at the very end of the last known year may already depend on the next. */
  function dueDate(nominal: CivilDate, rule: DueDateRule): DueDate {
    const dueOn = effectiveDueDate(nominal, rule);
    return { dueOn, dueProvisional: rule !== 'none' && (isProvisional(nominal) || isProvisional(dueOn)) };
  }

  return { isWorkingDay, effectiveDueDate, isProvisional, dueDate };
}

export const { isWorkingDay, effectiveDueDate, isProvisional, dueDate } = createCalendar(TRANSFERS);
