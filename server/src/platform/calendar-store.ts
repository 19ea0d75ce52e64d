import { sql } from 'kysely';
import { advisoryLocks } from '../db/advisory-locks.ts';
import type { Db, Tx } from '../db/database.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import { TRANSFERS, type Transfer } from './calendar-data.ts';

/**
 * The calendar as it now is: the shipped years and the loaded ones. Read it anew in every use case: another process may
 * have loaded a year since.
 */
export async function readCalendar(db: Db): Promise<Calendar> {
  const rows = await db.selectFrom('calendar_years').select(['year', 'transfers']).execute();
  const loaded = rows.map(({ year, transfers }) => [year, transfers as readonly Transfer[]]);
  return createCalendar({ ...Object.fromEntries(loaded), ...TRANSFERS });
}

/**
 * The calendar for a transaction that writes due dates by it: no year is loaded until it ends, so that no payment is
 * dated by a calendar that is no more. Call it after `holdPosting`, where both are needed.
 */
export async function holdCalendar(tx: Tx): Promise<Calendar> {
  await sql`select pg_advisory_xact_lock_shared(${advisoryLocks.calendar}::bigint)`.execute(tx);
  return readCalendar(tx);
}

/** For the loading of a year: waits until nobody writes due dates, and lets nobody begin. */
export async function holdCalendarAlone(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${advisoryLocks.calendar}::bigint)`.execute(tx);
}
