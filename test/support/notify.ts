import type { Kysely } from 'kysely';
import { expect } from 'vitest';
import type { Database } from '../../server/src/db/schema.ts';
import { notifyOfEvents } from '../../server/src/notifications/worker.ts';

/**
 * Makes notifications of every event there is now: transactions of other test files, in their own databases of the
 * same cluster, may hold the log up for a moment.
 */
export async function notifyOfAll(db: Kysely<Database>, admin: Kysely<Database>): Promise<void> {
  const last = await admin
    .selectFrom('events')
    .select(['tx_id', 'seq'])
    .orderBy('tx_id', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const followed = async () => {
    await notifyOfEvents(db);
    return admin
      .selectFrom('event_followers')
      .select(['tx_id', 'seq'])
      .where('name', '=', 'notifications')
      .executeTakeFirst();
  };
  if (last) await expect.poll(followed).toEqual(last);
}
