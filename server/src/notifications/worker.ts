import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/schema.ts';
import { everySecond } from '../platform/every-second.ts';
import { followEvents } from './store.ts';

const batch = 500;

/** Makes notifications of all events there are. */
export async function notifyOfEvents(db: Kysely<Database>): Promise<void> {
  while ((await followEvents(db, batch)) === batch);
}

/** Follows the log every second until stopped; a failure is logged and tried again. */
export function startNotifier(db: Kysely<Database>, log: Logger): { stop(): Promise<void> } {
  return everySecond(
    () => notifyOfEvents(db),
    (error) => log.error({ err: error }, 'notifications stopped for now'),
  );
}
