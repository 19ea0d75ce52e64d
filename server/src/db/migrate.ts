import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import * as initial from './migrations/0001-initial.ts';
import * as signInThrottles from './migrations/0002-sign-in-throttles.ts';
import * as money from './migrations/0003-money.ts';
import * as platform from './migrations/0004-platform.ts';
import * as accounts from './migrations/0005-accounts.ts';
import * as signIns from './migrations/0006-sign-ins.ts';
import * as receiptsByHand from './migrations/0007-receipts-by-hand.ts';
import * as expiredPasswords from './migrations/0008-expired-passwords.ts';
import type { Database } from './schema.ts';

const migrations: Record<string, Migration> = {
  '0001-initial': initial,
  '0002-sign-in-throttles': signInThrottles,
  '0003-money': money,
  '0004-platform': platform,
  '0005-accounts': accounts,
  '0006-sign-ins': signIns,
  '0007-receipts-by-hand': receiptsByHand,
  '0008-expired-passwords': expiredPasswords,
};

/**
 * Brings the schema up to date, all or nothing; returns the names of what was applied.
 * Several processes may start at once: kysely lets one migrate while the others wait, however long it takes.
 */
export async function migrateToLatest(db: Kysely<Database>): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    try {
      const migrator = new Migrator({
        db: connection,
        provider: { getMigrations: () => Promise.resolve(migrations) },
      });
      const { error, results } = await migrator.migrateToLatest();
      if (error) throw error;
      return (results ?? []).map((result) => result.migrationName);
    } finally {
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}
