import { type Insertable, sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import type { InvitationRow, Role, StaffRole } from '../db/schema.ts';

/** Whoever signs in by an e-mail, as far as it matters to an invitation. */
export type Invited = { id: string; staffRole: StaffRole | null; removed: boolean; locale: 'ru' | 'en' };

export function findInvited(db: Db, email: string): Promise<Invited | undefined> {
  return db
    .selectFrom('users')
    .select(['id', 'staff_role as staffRole', 'locale'])
    .select(sql<boolean>`lock_reason is not distinct from 'removed'`.as('removed'))
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .executeTakeFirst();
}

export async function insertInvitation(tx: Tx, invitation: Insertable<InvitationRow>): Promise<void> {
  await tx.insertInto('invitations').values(invitation).execute();
}

export type OpenInvitation = {
  id: string;
  companyId: string | null;
  email: string;
  name: string;
  role: Role | null;
  contractIds: string[] | null;
  staffRole: StaffRole | null;
  expiresAt: Date;
  acceptedAt: Date | null;
  /** The name of who invited. */
  invitedBy: string | null;
};

const openColumns = sql`
  i.id, i.company_id as "companyId", i.email, i.full_name as name, i.role, i.contract_ids as "contractIds",
  i.staff_role as "staffRole", i.expires_at as "expiresAt", i.accepted_at as "acceptedAt",
  (select u.full_name from users u where u.id = i.invited_by) as "invitedBy"`;

/** One that nobody has accepted or taken back, by its id; `companyId` null: to the staff. It stays so until the transaction ends. */
export async function holdOpenInvitation(
  tx: Tx,
  companyId: string | null,
  id: string,
): Promise<OpenInvitation | undefined> {
  const { rows } = await sql<OpenInvitation>`
select ${openColumns} from invitations i
where i.company_id is not distinct from ${companyId}::uuid and i.id = ${id}
  and i.accepted_at is null and i.revoked_at is null
for update`.execute(tx);
  return rows[0];
}

/** One to an e-mail that nobody has accepted or taken back, expired or not. */
export async function findOpenInvitation(
  tx: Tx,
  companyId: string | null,
  email: string,
): Promise<OpenInvitation | undefined> {
  const { rows } = await sql<OpenInvitation>`
select ${openColumns} from invitations i
where i.company_id is not distinct from ${companyId}::uuid and lower(i.email) = lower(${email})
  and i.accepted_at is null and i.revoked_at is null`.execute(tx);
  return rows[0];
}

export async function countOpen(tx: Tx, companyId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
select count(*)::int as count from invitations
where company_id = ${companyId} and accepted_at is null and revoked_at is null`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** By the secret of its link, with whatever became of it but a withdrawal. */
async function byToken(db: Db, tokenHash: Buffer, held: boolean): Promise<OpenInvitation | undefined> {
  const { rows } = await sql<OpenInvitation>`
select ${openColumns} from invitations i /* all companies */
where i.token_hash = ${tokenHash} and i.revoked_at is null ${held ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export const findByToken = (db: Db, tokenHash: Buffer) => byToken(db, tokenHash, false);
/** Nobody else accepts it until the transaction ends. */
export const holdByToken = (tx: Tx, tokenHash: Buffer) => byToken(tx, tokenHash, true);

export async function renewInvitation(tx: Tx, id: string, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await sql`
update invitations set token_hash = ${tokenHash}, expires_at = ${expiresAt} where id = ${id} /* all companies */`.execute(
    tx,
  );
}

export async function revokeById(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update invitations set revoked_at = ${now} where id = ${id} /* all companies */`.execute(tx);
}

export async function markAccepted(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update invitations set accepted_at = ${now} where id = ${id} /* all companies */`.execute(tx);
}

export type NewPerson = {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  staffRole: StaffRole | null;
  locale: 'ru' | 'en';
};

/**
 * Makes a person; a member of staff owes a second factor. Whoever was staff and removed comes back by it, with nothing
 * of before but the name of the login. Undefined when the e-mail is somebody's.
 */
export async function insertPerson(tx: Tx, person: NewPerson, now: Date): Promise<string | undefined> {
  const { email, name, passwordHash, staffRole, locale } = person;
  const { rows } = await sql<{ id: string }>`
insert into users (id, email, full_name, password_hash, staff_role, second_factor_required, locale, password_changed_at, created_at)
values (${person.id}, ${email}, ${name}, ${passwordHash}, ${staffRole}, ${staffRole !== null}, ${locale}, ${now}, ${now})
on conflict (lower(email)) do update set full_name = excluded.full_name, password_hash = excluded.password_hash,
  staff_role = excluded.staff_role, second_factor_required = true, password_changed_at = excluded.password_changed_at,
  temporary_until = null, locked_at = null, lock_reason = null
where users.lock_reason = 'removed' and users.staff_role is not null and excluded.staff_role is not null
returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id !== undefined && id !== person.id) await forgetFactors(tx, id);
  return id;
}

async function forgetFactors(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('totp_factors').where('user_id', '=', userId).execute();
  await tx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
  await tx.deleteFrom('passkeys').where('user_id', '=', userId).execute();
}
