import { CompiledQuery, sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import { BEYOND_LAST, type Page, pageText, readPage } from '../db/page.ts';
import type { IntegrationKeyRow, SessionRow, UserRow } from '../db/schema.ts';
import type { Membership, Step } from '../platform/actor.ts';
import { type Throttle, type ThrottleScope, throttleScopes } from './throttle.ts';

export type FoundSession = Pick<
  SessionRow,
  | 'id'
  | 'user_id'
  | 'kind'
  | 'device'
  | 'address'
  | 'created_at'
  | 'last_used_at'
  | 'expires_at'
  | 'verified_at'
> & { staff_role: UserRow['staff_role']; steps: Step[]; memberships: Membership[] };

/** The step of a person `u` whose password is temporary, who lacks a demanded factor, or a consent to what is in force. */
const stepsOfUser = `
array_remove(array[
  case when u.temporary_until is not null then 'password' end,
  case when (u.second_factor_required or exists (
      select from memberships m join companies c on c.id = m.company_id
      where m.user_id = u.id and c.second_factor_required))
    and not exists (select from totp_factors t where t.user_id = u.id and t.confirmed_at is not null)
    and not exists (select from passkeys p where p.user_id = u.id) then 'second_factor' end,
  case when u.staff_role is null and exists (
      select from legal_documents d
      where not exists (select from legal_documents newer where newer.kind = d.kind and newer.version > d.version)
        and not exists (select from consents g where g.legal_document_id = d.id and g.user_id = u.id))
    then 'terms' end], null)`;

/** The session, its person and where they may act: one row for one round trip, as every request needs it. */
const findText = `
select s.id, s.user_id, s.kind, s.device, s.address, s.created_at, s.last_used_at, s.expires_at, s.verified_at,
  u.staff_role, ${stepsOfUser} as steps, coalesce((
    select json_agg(json_build_object('companyId', m.company_id, 'role', m.role, 'contractIds', m.contract_ids))
    from memberships m where m.user_id = s.user_id), '[]') as memberships
from sessions s join users u on u.id = s.user_id
where s.token_hash = $1 and u.locked_at is null /* all companies */`;

/** What a person must do before all else, in this order. */
export async function findSteps(db: Db, userId: string): Promise<Step[]> {
  const text = `select ${stepsOfUser} as steps from users u where u.id = $1 /* all companies */`;
  const { rows } = await db.executeQuery<{ steps: Step[] }>(CompiledQuery.raw(text, [userId]));
  return rows[0]?.steps ?? [];
}

export async function findSession(db: Db, tokenHash: Buffer): Promise<FoundSession | undefined> {
  const { rows } = await db.executeQuery<FoundSession>(CompiledQuery.raw(findText, [tokenHash]));
  return rows[0];
}

export async function insertSession(db: Db, session: SessionRow): Promise<void> {
  await db.insertInto('sessions').values(session).execute();
}

/**
 * A session ends by itself: unused after `expiresAt` (30 days of a page, 90 of the extension), and whatever its use
 * 90 days or a year after the sign-in. Staff see everybody's data: unused after 12 hours, and after a week.
 */
const extendText = `
update sessions s set expires_at = case
  when u.staff_role is null
    then least($2::timestamptz, s.created_at + case s.kind when 'web' then interval '90 days' else interval '1 year' end)
  else least(now() + interval '12 hours', s.created_at + interval '7 days') end
from users u
where u.id = s.user_id and s.token_hash = $1 /* all companies */
  and (u.staff_role is null or s.expires_at not between now() + interval '11 hours 55 minutes' and now() + interval '12 hours')`;

export async function extendSession(db: Db, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(extendText, [tokenHash, expiresAt]));
}

/** Only forward, so that processes that see the same session don't write it twice a minute. */
export async function touchSession(db: Db, id: string, seen: Date, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .where('last_used_at', '=', seen)
    .execute();
}

export async function deleteSessionByToken(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

/** Ends one of a person's own sessions; false when they have none such. */
export async function deleteSession(db: Db, userId: string, id: string): Promise<boolean> {
  await deleteGrant(db, userId);
  const deleted = await db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** A new token for a session whose rights changed, or whose person proved anew who they are; false when it ended. */
export async function renewSession(
  db: Db,
  id: string,
  tokenHash: Buffer,
  verifiedAt: Date,
): Promise<boolean> {
  const renewed = await db
    .updateTable('sessions')
    .set({ token_hash: tokenHash, verified_at: verifiedAt })
    .where('id', '=', id)
    .executeTakeFirst();
  return renewed.numUpdatedRows > 0n;
}

/** Ends a person's sessions, but for the one that is kept. */
export async function deleteSessionsOf(db: Db, userId: string, keptId: string | null = null): Promise<void> {
  await deleteGrant(db, userId);
  await db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where('id', 'is distinct from', keptId)
    .execute();
}

/** A code that a session gave the extension opens none when sessions have ended. */
async function deleteGrant(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('extension_grants').where('user_id', '=', userId).execute();
}

export async function deleteExpiredSessions(db: Db): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', new Date()).execute();
}

/** Who proved who they are, and whether that helps them. */
export type SignedIn = Pick<UserRow, 'id' | 'staff_role' | 'password_hash'> & { locked_at: Date | null };

export function findUserByEmail(
  db: Db,
  email: string,
): Promise<(SignedIn & { temporary_until: Date | null }) | undefined> {
  return db
    .selectFrom('users')
    .select(['id', 'password_hash', 'staff_role', 'locked_at', 'temporary_until'])
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .executeTakeFirst();
}

/** Whose passkey it was. */
export function findSignedIn(db: Db, id: string): Promise<SignedIn | undefined> {
  return db
    .selectFrom('users')
    .select(['id', 'staff_role', 'password_hash', 'locked_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Whether the password is still the one, and the login open: both stay so until the transaction ends. */
export async function holdSignedIn(tx: Tx, { id, password_hash }: SignedIn): Promise<boolean> {
  const held = await tx
    .selectFrom('users')
    .select('id')
    .where('id', '=', id)
    .where('password_hash', '=', password_hash)
    .where('locked_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return held !== undefined;
}

export type FoundKey = Pick<IntegrationKeyRow, 'id' | 'company_id' | 'scopes'>;

export function findKey(db: Db, keyHash: Buffer): Promise<FoundKey | undefined> {
  return db
    .selectFrom('integration_keys')
    .select(['id', 'company_id', 'scopes'])
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** A session `s` in its wire form; `current` is the id of the one that asks. */
const sessionColumns = (current: string) => `
  s.id, s.kind, s.id = ${current} as current, instant_wire(s.created_at) as "createdAt",
  instant_wire(s.last_used_at) as "lastUsedAt", instant_wire(s.expires_at) as "expiresAt", s.device, s.address`;

const getText = `
select row_to_json(session)::text as session from (
  select ${sessionColumns('$1')} from sessions s where s.id = $1
) session`;

/** The session that asks, as JSON text; undefined when it ended meanwhile. */
export async function getCurrentSession(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ session: string }>(CompiledQuery.raw(getText, [id]));
  return rows[0]?.session;
}

const listText = pageText({
  rows: `
  select ${sessionColumns('$2')} from sessions s
  where s.user_id = $1 and s.expires_at > now() and (s.last_used_at, s.id) < ($3::timestamptz, $4::uuid)
  order by s.last_used_at desc, s.id desc
  limit $5::int + 1`,
  order: ['page."lastUsedAt"', 'page.id'],
  limit: '$5::int',
  descending: true,
});

/** A page of a person's sessions, the latest used first. */
export function listSessions(
  db: Db,
  asks: { userId: string; sessionId: string },
  after: [lastUsedAt: string, id: string] | null,
  limit: number,
): Promise<Page> {
  return readPage(db, listText, [asks.userId, asks.sessionId, ...(after ?? BEYOND_LAST), limit]);
}

/** The counts of an attempt, made where absent, locked until the transaction ends; always in one order. */
export async function lockThrottles(
  tx: Tx,
  keys: Record<ThrottleScope, Buffer>,
  now: Date,
): Promise<Record<ThrottleScope, Throttle>> {
  const { rows } = await sql<Throttle & { scope: ThrottleScope }>`
insert into sign_in_throttles as t (scope, key, failures, first_failed_at, last_failed_at)
select scope, key, 0, ${now}, ${now}
from unnest(${throttleScopes}::text[], ${throttleScopes.map((scope) => keys[scope])}::bytea[]) as new (scope, key)
on conflict (scope, key) do update set failures = t.failures
returning scope, failures, first_failed_at, last_failed_at, succeeded_at`.execute(tx);
  return Object.fromEntries(rows.map(({ scope, ...row }) => [scope, row])) as Record<ThrottleScope, Throttle>;
}

export async function saveThrottle(
  tx: Tx,
  scope: ThrottleScope,
  key: Buffer,
  throttle: Throttle,
): Promise<void> {
  await sql`
update sign_in_throttles set failures = ${throttle.failures}, first_failed_at = ${throttle.first_failed_at},
  last_failed_at = ${throttle.last_failed_at}, succeeded_at = ${throttle.succeeded_at}
where scope = ${scope} and key = ${key}`.execute(tx);
}

/** Forgets what no rule looks at any more. */
export async function deleteOldThrottles(db: Db, failedBefore: Date, succeededBefore: Date): Promise<void> {
  await sql`
delete from sign_in_throttles where last_failed_at < ${failedBefore}
  and (succeeded_at is null or succeeded_at < ${succeededBefore})`.execute(db);
}
