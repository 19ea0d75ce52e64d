import { CompiledQuery, sql } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import type { Role } from '../../db/schema.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import type { Access, Place } from './member.ts';

/** Who looks: owners are told more, and nobody is told of contracts they don't see. */
export type Looker = CompanyScope & { userId: string; role: Role | null };

const parametersOf = ({ companyId, userId, role, contractIds }: Looker) => [
  companyId,
  userId,
  role === 'owner',
  contractIds,
];

/** Of the contracts `ids`, those that the looker sees, whose contracts are the parameter. */
const seen = (ids: string, parameter: string) => `
  case when ${parameter}::uuid[] is null or ${ids} is null then ${ids}
    else array(select unnest(${ids}) intersect select unnest(${parameter}::uuid[])) end`;

/** A member `m` with their user `u`: $1 the company, $2 who looks, $3 whether as an owner, $4 the contracts they see. */
const memberColumns = `
  m.user_id as id, u.full_name as name, m.role, ${seen('m.contract_ids', '$4')} as "contractIds",
  instant_wire(m.created_at) as "joinedAt", m.user_id = $2::uuid as self,
  case when $3 then u.email end as email,
  case when $3 then instant_wire(greatest(
    (select max(s.created_at) from sessions s where s.user_id = u.id),
    (select max(i.at) from sign_ins i where i.user_id = u.id and i.outcome = 'succeeded'))) end as "lastSignInAt",
  case when $3 then exists (select from totp_factors t where t.user_id = u.id and t.confirmed_at is not null)
    or exists (select from passkeys p where p.user_id = u.id) end as "secondFactor"`;

/** An invitation `i`, with whoever sent it `by`. */
export const invitationColumns = `
  i.id, i.email, i.full_name as name, by.full_name as "invitedBy", instant_wire(i.created_at) as "createdAt",
  instant_wire(i.expires_at) as "expiresAt", i.expires_at <= now() as expired`;

const memberInvitationColumns = (contracts: string) =>
  `${invitationColumns}, i.role, ${seen('i.contract_ids', contracts)} as "contractIds"`;

const listText = `
select json_build_object('members', (
  select coalesce(json_agg(row_to_json(member)), '[]') from (
    select ${memberColumns}
    from memberships m join users u on u.id = m.user_id
    where m.company_id = $1 order by u.full_name collate "ru-x-icu", m.user_id
  ) member), 'invitations', (
  select coalesce(json_agg(row_to_json(invitation)), '[]') from (
    select ${memberInvitationColumns('$4')}
    from invitations i left join users by on by.id = i.invited_by
    where i.company_id = $1 and i.accepted_at is null and i.revoked_at is null and $3
    order by i.created_at desc, i.id desc
  ) invitation))::text as people`;

/** The people of a company and its open invitations, as JSON text. */
export async function listMembers(db: Db, looker: Looker): Promise<string> {
  const { rows } = await db.executeQuery<{ people: string }>(
    CompiledQuery.raw(listText, parametersOf(looker)),
  );
  return rows[0]?.people ?? '';
}

const getText = `
select row_to_json(member)::text as member from (
  select ${memberColumns} from memberships m join users u on u.id = m.user_id
  where m.company_id = $1 and m.user_id = $5
) member`;

/** One of a company's people, as JSON text. */
export async function findMember(db: Db, looker: Looker, userId: string): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ member: string }>(
    CompiledQuery.raw(getText, [...parametersOf(looker), userId]),
  );
  return rows[0]?.member;
}

const getInvitationText = `
select row_to_json(invitation)::text as invitation from (
  select ${memberInvitationColumns('$3')} from invitations i left join users by on by.id = i.invited_by
  where i.company_id = $1 and i.id = $2
) invitation`;

/** An invitation as JSON text, for an owner. */
export async function findMemberInvitation(
  db: Db,
  { companyId, contractIds }: CompanyScope,
  id: string,
): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ invitation: string }>(
    CompiledQuery.raw(getInvitationText, [companyId, id, contractIds]),
  );
  return rows[0]?.invitation;
}

/** Everybody's place in the company. Until the transaction ends nobody else changes who is in it. */
export async function holdPlaces(tx: Tx, companyId: string): Promise<Place[]> {
  await sql`select from companies where id = ${companyId} for no key update`.execute(tx);
  return tx
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['user_id as userId', 'role', 'contract_ids as contractIds'])
    .select(sql<boolean>`users.locked_at is not null`.as('locked'))
    .where('company_id', '=', companyId)
    .execute();
}

/** Of the contracts, those that the company has and its people see. */
export async function knownContracts(
  db: Db,
  { companyId, contractIds }: CompanyScope,
  asked: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
select id from contracts where company_id = ${companyId} and id = any(${asked}::uuid[]) and status <> 'draft'
  and (${contractIds}::uuid[] is null or id = any(${contractIds}::uuid[]))`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function companyName(db: Db, companyId: string): Promise<string> {
  const found = await db
    .selectFrom('companies')
    .select('name')
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow();
  return found.name;
}

/** False when they are in the company already: they stay as they are. */
export async function insertMembership(
  tx: Tx,
  place: { userId: string; companyId: string } & Access,
  now: Date,
): Promise<boolean> {
  const made = await tx
    .insertInto('memberships')
    .values({
      user_id: place.userId,
      company_id: place.companyId,
      role: place.role,
      contract_ids: place.contractIds && [...place.contractIds],
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function saveAccess(tx: Tx, companyId: string, userId: string, next: Access): Promise<void> {
  await tx
    .updateTable('memberships')
    .set({ role: next.role, contract_ids: next.contractIds && [...next.contractIds] })
    .where('company_id', '=', companyId)
    .where('user_id', '=', userId)
    .execute();
}

/**
 * Takes a person out of a company, with what they made for themselves there. The extension has nothing to show to
 * whoever has no company left, so that its sessions end.
 */
export async function deleteMembership(tx: Tx, companyId: string, userId: string, now: Date): Promise<void> {
  await sql`
with gone as (
  delete from memberships where company_id = ${companyId} and user_id = ${userId}
), feeds as (
  update calendar_feeds set revoked_at = ${now}
  where company_id = ${companyId} and user_id = ${userId} and revoked_at is null
), told as (
  delete from notifications where company_id = ${companyId} and user_id = ${userId}
)
select`.execute(tx);
  await sql`
with grants as (
  delete from extension_grants g where g.user_id = ${userId}
    and not exists (select from memberships m where m.user_id = ${userId})
)
delete from sessions s where s.user_id = ${userId} and s.kind = 'extension'
  and not exists (select from memberships m where m.user_id = ${userId})`.execute(tx);
}
