import { type Kysely, sql } from 'kysely';
import { expect } from 'vitest';
import type { Tx } from '../../server/src/db/database.ts';
import type { Database } from '../../server/src/db/schema.ts';

/** Asks while a change is under way, which is committed as soon as so many requests of the server wait for it. */
export async function meanwhile<T>(
  admin: Kysely<Database>,
  change: (tx: Tx) => Promise<unknown>,
  ask: () => Promise<T>,
  waiters = 1,
): Promise<T> {
  const { asked } = await admin.transaction().execute(async (tx) => {
    await change(tx);
    const asked = ask();
    await expect.poll(() => waiting(admin), { timeout: 5000 }).toBe(waiters);
    return { asked };
  });
  return asked;
}

async function waiting(admin: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
select count(*)::int as waiting from pg_stat_activity
where datname = current_database() and wait_event_type = 'Lock'`.execute(admin);
  return rows[0]?.waiting ?? 0;
}
