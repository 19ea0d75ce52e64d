import { type Kysely, sql } from 'kysely';

/** Finds what was entered by hand before a statement brought it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create index receipts_by_hand on receipts (number, booked_on)
  where origin = 'manual' and import_id is null and number <> ''`.execute(db);
}
