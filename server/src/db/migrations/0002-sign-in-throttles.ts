import { type Kysely, sql } from 'kysely';

/** Failed attempts to sign in; the keys are hashes of what was typed, which need not be an e-mail of anybody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table sign_in_throttles (
  scope text not null check (scope in ('account', 'network', 'pair')),
  key bytea not null,
  failures int not null,
  first_failed_at timestamptz not null,
  last_failed_at timestamptz not null,
  succeeded_at timestamptz,
  primary key (scope, key)
);
create index sign_in_throttles_by_age on sign_in_throttles (last_failed_at);
`.execute(db);
}
