import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import { announceDueSoon, announceOverdue } from './notices-store.ts';

/**
 * The work of a day: tells of payments that came within their reminder window and of those that went overdue.
 * Each is told once, however often this runs and on however many servers.
 * @returns how many facts were told.
 */
export async function runDaily(db: Kysely<Database>, today: CivilDate, now: Date): Promise<number> {
  return (await announceDueSoon(db, today, now)) + (await announceOverdue(db, today, now));
}
