import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

export function databaseAnswers(db: Kysely<Database>): Promise<boolean> {
  return db.executeQuery(CompiledQuery.raw('select 1')).then(
    () => true,
    () => false,
  );
}
