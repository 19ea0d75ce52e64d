import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import { BEYOND_LAST, type Page, pageText, readPage } from '../db/page.ts';
import type { SignInRow } from '../db/schema.ts';

export type NewSignIn = Omit<SignInRow, 'new_device'> & { new_device: boolean };

export async function insertSignIn(tx: Tx, signIn: NewSignIn): Promise<void> {
  await tx.insertInto('sign_ins').values(signIn).execute();
}

/**
 * Records a wrong password. Where nobody has the e-mail (`userId` null) the same statement writes the same throttle and
 * no more, so that both take one time.
 */
export async function insertFailure(
  db: Db,
  pairKey: Buffer,
  signIn: Omit<NewSignIn, 'user_id' | 'session_id' | 'new_device'> & { userId: string | null },
): Promise<void> {
  const { id, userId, kind, method, outcome, device, address, at } = signIn;
  await sql`
with noted as (
  insert into sign_ins (id, user_id, kind, method, outcome, device, address, at)
  select ${id}::uuid, u.id, ${kind}, ${method}, ${outcome}, ${device}, ${address}, ${at}::timestamptz
  from users u where u.id = ${userId}::uuid)
update sign_in_throttles set last_failed_at = ${at} where scope = 'pair' and key = ${pairKey}`.execute(db);
}

/** Where a person signed in from since an instant; and whether they ever did. */
export async function findSuccesses(
  db: Db,
  userId: string,
  since: Date,
): Promise<{ ever: boolean; places: { device: string | null; address: string }[] }> {
  const successes = db
    .selectFrom('sign_ins')
    .where('user_id', '=', userId)
    .where('outcome', '=', 'succeeded');
  const places = await successes.select(['device', 'address']).distinct().where('at', '>', since).execute();
  const ever = places.length > 0 || (await successes.select('id').limit(1).executeTakeFirst()) !== undefined;
  return { ever, places };
}

const listText = pageText({
  rows: `
  select s.id, instant_wire(s.at) as at, s.kind, s.method, s.outcome, s.device, s.address, s.new_device as "newDevice",
    s.session_id as "sessionId"
  from sign_ins s where s.user_id = $1 and (s.at, s.id) < ($2::timestamptz, $3::uuid)
  order by s.at desc, s.id desc
  limit $4::int + 1`,
  order: ['page.at', 'page.id'],
  limit: '$4::int',
  descending: true,
});

/** A page of a person's sign-ins, the latest first. */
export function listSignIns(
  db: Db,
  userId: string,
  after: [at: string, id: string] | null,
  limit: number,
): Promise<Page> {
  return readPage(db, listText, [userId, ...(after ?? BEYOND_LAST), limit]);
}

export async function deleteOldSignIns(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('sign_ins').where('at', '<', before).execute();
}

export async function insertAccessReport(
  tx: Tx,
  report: { token_hash: Buffer; user_id: string; expires_at: Date },
): Promise<void> {
  await tx.insertInto('access_reports').values(report).execute();
}
