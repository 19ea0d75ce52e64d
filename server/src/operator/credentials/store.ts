import { type Insertable, type Selectable, sql } from 'kysely';
import { killResets } from '../../account/passwords/store.ts';
import type { Db, Tx } from '../../db/database.ts';
import { type Page, pageText, readPage } from '../../db/page.ts';
import type { CredentialIssueRow, UserRow } from '../../db/schema.ts';
import { deleteSessionsOf } from '../../sessions/store.ts';

export type Login = Pick<
  Selectable<UserRow>,
  'id' | 'email' | 'full_name' | 'locale' | 'staff_role' | 'temporary_until' | 'locked_at' | 'lock_reason'
>;
const loginColumns = [
  'id',
  'email',
  'full_name',
  'locale',
  'staff_role',
  'temporary_until',
  'locked_at',
  'lock_reason',
] as const;

/** The login of an e-mail, made where there is none; held until the transaction ends. */
export async function holdLoginByEmail(
  tx: Tx,
  made: Pick<Selectable<UserRow>, 'id' | 'email' | 'full_name' | 'password_hash' | 'locale' | 'created_at'>,
): Promise<{ login: Login; isNew: boolean }> {
  const inserted = await tx
    .insertInto('users')
    .values({ ...made, staff_role: null })
    .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
    .returning(loginColumns)
    .executeTakeFirst();
  if (inserted) return { login: inserted, isNew: true };
  const login = await tx
    .selectFrom('users')
    .select(loginColumns)
    .where(sql`lower(email)`, '=', sql`lower(${made.email})`)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { login, isNew: false };
}

/** The login of a company's member; held until the transaction ends. */
export function holdMember(tx: Tx, companyId: string, userId: string): Promise<Login | undefined> {
  return tx
    .selectFrom('users')
    .select(loginColumns)
    .where('id', '=', userId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('memberships')
          .select('user_id')
          .where('company_id', '=', companyId)
          .where('user_id', '=', userId),
      ),
    )
    .forUpdate()
    .executeTakeFirst();
}

/** From now on the login opens with a temporary password alone, until then; what another had opened ends. */
export async function saveTemporaryPassword(
  tx: Tx,
  userId: string,
  password: { password_hash: string; temporary_until: Date; password_changed_at: Date },
): Promise<void> {
  await tx.updateTable('users').set(password).where('id', '=', userId).execute();
  await deleteSessionsOf(tx, userId);
  await killResets(tx, userId, password.password_changed_at);
}

/** Nobody signs in by it, nor sets a password by a link that is out, until it is opened. */
export async function closeLogin(tx: Tx, userId: string, now: Date): Promise<void> {
  const locked = { locked_at: now, lock_reason: 'operator' as const };
  await tx.updateTable('users').set(locked).where('id', '=', userId).execute();
  await deleteSessionsOf(tx, userId);
  await killResets(tx, userId, now);
}

export async function openLogin(tx: Tx, userId: string): Promise<void> {
  const open = { locked_at: null, lock_reason: null };
  await tx.updateTable('users').set(open).where('id', '=', userId).execute();
}

/** All second factors of a person, passkeys too. */
export async function deleteFactors(tx: Tx, userId: string): Promise<void> {
  for (const table of ['totp_factors', 'recovery_codes', 'passkeys'] as const)
    await tx.deleteFrom(table).where('user_id', '=', userId).execute();
}

export async function insertIssue(tx: Tx, issue: Insertable<CredentialIssueRow>): Promise<void> {
  await tx.insertInto('credential_issues').values(issue).execute();
}

/** What the company and the contract are called; the number is null where no contract is meant. */
export async function findPlace(
  db: Db,
  companyId: string,
  contractId: string | null,
): Promise<{ company: string; contractNumber: string | null } | undefined> {
  const { rows } = await sql<{ company: string; contractNumber: string | null }>`
select co.name as company, c.number as "contractNumber"
from companies co left join contracts c on c.company_id = ${companyId}::uuid and c.id = ${contractId}::uuid
where co.id = ${companyId}::uuid`.execute(db);
  return rows[0];
}

const issuesText = pageText({
  rows: `
  select i.id, i.way, json_build_object('id', u.id, 'name', u.full_name, 'email', u.email) as person,
    case when c.id is not null then json_build_object('id', c.id, 'number', c.number) end as contract,
    i.identity_check as "identityCheck", by_whom.full_name as "issuedBy", instant_wire(i.issued_at) as "issuedAt"
  from credential_issues i join users u on u.id = i.user_id
  left join contracts c on c.company_id = $1 and c.id = i.contract_id
  left join users by_whom on by_whom.id = i.issued_by
  where i.company_id = $1 and (i.issued_at, i.id) < ($2::timestamptz, $3::uuid)
  order by i.issued_at desc, i.id desc limit $4::int + 1`,
  order: ['page."issuedAt"', 'page.id'],
  limit: '$4::int',
  descending: true,
});

/** A page of what was issued to the people of a company, the newest first. */
export function listIssues(
  db: Db,
  companyId: string,
  after: readonly [issuedAt: string, id: string],
  limit: number,
): Promise<Page> {
  return readPage(db, issuesText, [companyId, ...after, limit]);
}

/** The login of a user `u` as the staff see it. */
export const loginState = `
  json_build_object(
    'state', case when u.locked_at is not null then 'locked' when u.temporary_until <= now() then 'expired'
      when u.temporary_until is not null then 'temporary' else 'active' end,
    'temporaryUntil', instant_wire(u.temporary_until), 'lockedAt', instant_wire(u.locked_at),
    'lockReason', u.lock_reason, 'lastSignInAt', instant_wire(greatest(
      (select max(i.at) from sign_ins i where i.user_id = u.id and i.outcome = 'succeeded'),
      (select max(s.created_at) from sessions s where s.user_id = u.id))))`;
