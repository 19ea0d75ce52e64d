import {
  createCalendar,
  daysOfYear,
  isHoliday,
  isUsuallyOff,
  singleHolidays,
} from '../../platform/calendar.ts';
import type { Transfer } from '../../platform/calendar-data.ts';
import { type CivilDate, isWeekend, parseDate, yearOf } from '../../platform/civil-date.ts';

/** Where something stands: a pointer into the body, or into the uploaded file with the line of it. */
export type Place = { pointer: string; line: number | null };

export type FaultCode =
  // of a file
  | 'xml_broken'
  | 'country_other'
  | 'year_invalid'
  | 'days_missing'
  | 'day_invalid'
  | 'day_repeated'
  | 'kind_unknown'
  | 'from_invalid'
  | 'from_not_working'
  | 'from_missing'
  | 'working_day_unused'
  | 'holiday_works'
  // of transfers, however they came
  | 'day_of_another_year'
  | 'day_off_is_off_anyway'
  | 'day_off_repeated'
  | 'from_is_no_weekend'
  | 'from_repeated'
  | 'holiday_not_transferred'
  | 'working_days_implausible';

/** One thing wrong with a year, and the words that tell what is right. */
export type Fault = { code: FaultCode; place: Place; params: Readonly<Record<string, string | number>> };

export type ToldTransfer = { dayOff: string; from: string; places: { dayOff: Place; from: Place } };
/** A year as it was told, each transfer with its place. */
export type ToldYear = { year: number; transfers: readonly ToldTransfer[]; place: Place };
/** A year that may be loaded; its transfers are in the order of the days off. */
export type CalendarYear = { year: number; transfers: readonly Transfer[] };

/** In every year since 2005 there were 246 to 250. */
const PLAUSIBLE = { least: 240, most: 252 };

export const workingDaysOf = ({ year, transfers }: CalendarYear): number => {
  const { isWorkingDay } = createCalendar({ [year]: transfers });
  return daysOfYear(year).filter(isWorkingDay).length;
};

/** The year when nothing is wrong with it, else everything that is. */
export function checkYear({ year, transfers, place }: ToldYear): CalendarYear | Fault[] {
  const faults: Fault[] = [];
  const seen = { dayOff: new Set<string>(), from: new Set<string>() };
  const look = (end: 'dayOff' | 'from', told: ToldTransfer, wrong: (date: CivilDate) => FaultCode | null) => {
    const say = (code: FaultCode) =>
      faults.push({ code, place: told.places[end], params: { day: told[end], year } });
    const date = parseDate(told[end]);
    if (date === null || yearOf(date) !== year) return void say('day_of_another_year');
    const code = wrong(date);
    if (code) say(code);
    else if (seen[end].has(date)) say(end === 'dayOff' ? 'day_off_repeated' : 'from_repeated');
    seen[end].add(date);
  };
  for (const told of transfers) {
    look('dayOff', told, (date) => (isUsuallyOff(date) ? 'day_off_is_off_anyway' : null));
    look('from', told, (date) => (isWeekend(date) ? null : 'from_is_no_weekend'));
  }
  for (const day of singleHolidays(year))
    if (isWeekend(day) && !seen.from.has(day))
      faults.push({ code: 'holiday_not_transferred', place, params: { day, year } });
  if (faults.length > 0) return faults;

  const pairs = transfers.map(({ dayOff, from }): Transfer => [dayOff, from]);
  const told = { year, transfers: pairs.sort(([a], [b]) => (a < b ? -1 : 1)) };
  const days = workingDaysOf(told);
  if (days >= PLAUSIBLE.least && days <= PLAUSIBLE.most) return told;
  return [{ code: 'working_days_implausible', place, params: { days, year, ...PLAUSIBLE } }];
}

/** A day that differs from what its weekday says, for a person who looks at the year. */
export type SpecialDay = {
  on: CivilDate;
  kind: 'holiday' | 'transferred' | 'working_weekend';
  /** Of a transferred one the weekend day it was taken from; of a working one the day off that it gave. */
  insteadOf: string | null;
};

export function specialDays({ year, transfers }: CalendarYear): SpecialDay[] {
  const { dayKind } = createCalendar({ [year]: transfers });
  const given = new Map(
    transfers.flatMap(([dayOff, from]) => [
      [dayOff, from],
      [from, dayOff],
    ]),
  );
  return daysOfYear(year).flatMap((on) => {
    const kind = dayKind(on);
    if (kind === 'working' || kind === 'weekend') return [];
    return [{ on, kind, insteadOf: isHoliday(on) ? null : (given.get(on) ?? null) }];
  });
}
