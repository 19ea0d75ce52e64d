import { type Kysely, sql } from 'kysely';

/** The history of sign-ins tells of a temporary password that was over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table sign_ins
  drop constraint sign_ins_outcome_check,
  add constraint sign_ins_outcome_check check (outcome in
    ('succeeded', 'wrong_password', 'wrong_code', 'password_expired', 'locked'))`.execute(db);
}
