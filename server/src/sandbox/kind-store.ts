import { CompiledQuery } from 'kysely';
import { advisoryLocks } from '../db/advisory-locks.ts';
import type { Db } from '../db/database.ts';

export type DatabaseKind = 'empty' | 'sandbox' | 'production';

/** Whose data the database holds: a sandbox keeps its clock there, and nothing else does. */
export async function databaseKind(db: Db): Promise<DatabaseKind> {
  const { rows } = await db.executeQuery<{ kind: DatabaseKind }>(
    CompiledQuery.raw(`
      select case when exists (select from sandbox_clock) then 'sandbox'
        when exists (select from users) or exists (select from companies) then 'production'
        else 'empty' end as kind`),
  );
  return rows[0]?.kind ?? 'empty';
}

/** Until the transaction ends no other server decides what the database is. */
export async function lockDatabaseKind(db: Db): Promise<void> {
  await db.executeQuery(CompiledQuery.raw('select pg_advisory_xact_lock($1)', [advisoryLocks.databaseKind]));
}
