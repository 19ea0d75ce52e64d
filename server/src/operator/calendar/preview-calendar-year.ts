import type { Db } from '../../db/database.ts';
import { createCalendar, lastShippedYear } from '../../platform/calendar.ts';
import { TRANSFERS } from '../../platform/calendar-data.ts';
import { DomainError } from '../../platform/errors.ts';
import { type CalendarYear, checkYear, type Fault, type ToldYear } from './calendar-year.ts';
import { dueDatesAround, type GivenDueDate } from './due-dates.ts';
import { findMoves, type LoadedYear, listLoadedYears, type Moves } from './store.ts';
import { faultErrors } from './words.ts';

export type YearChange = {
  year: CalendarYear;
  /** The year that was loaded before and is corrected. */
  replaced: LoadedYear | null;
  moves: Moves;
};

/** What loading a year would do; nothing changes. @throws calendar_year_shipped, calendar_invalid. */
export async function previewCalendarYear(db: Db, told: ToldYear | Fault[]): Promise<YearChange> {
  const year = acceptYear(told);
  const { given, replaced } = await dateBy(db, year);
  return { year, replaced, moves: await findMoves(db, given) };
}

/** The year, where it is right and may be loaded. */
export function acceptYear(told: ToldYear | Fault[]): CalendarYear {
  const read = Array.isArray(told) ? told : checkYear(told);
  if (!Array.isArray(told) && told.year <= lastShippedYear)
    throw new DomainError('calendar_year_shipped', { year: told.year, lastYear: lastShippedYear });
  if (Array.isArray(read)) throw new DomainError('calendar_invalid', {}, faultErrors(read));
  return read;
}

/** The due dates by the calendar that has this year besides those it has. */
export async function dateBy(
  db: Db,
  { year, transfers }: CalendarYear,
): Promise<{ given: GivenDueDate[]; replaced: LoadedYear | null }> {
  const loaded = await listLoadedYears(db);
  const years = Object.fromEntries(loaded.map((one) => [one.year, one.transfers]));
  const calendar = createCalendar({ ...years, [year]: transfers, ...TRANSFERS });
  return {
    given: dueDatesAround(year, calendar),
    replaced: loaded.find((one) => one.year === year) ?? null,
  };
}
