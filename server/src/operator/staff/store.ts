import { CompiledQuery, sql } from 'kysely';
import { invitationColumns } from '../../companies/members/store.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { StaffRole } from '../../db/schema.ts';
import { deleteSessionsOf } from '../../sessions/store.ts';

/** A member of staff `u`; $1 who looks. */
const staffColumns = `
  u.id, u.full_name as name, u.email, u.staff_role as role, u.id = $1::uuid as self, instant_wire(u.created_at) as "createdAt",
  instant_wire(greatest(
    (select max(s.created_at) from sessions s where s.user_id = u.id),
    (select max(i.at) from sign_ins i where i.user_id = u.id and i.outcome = 'succeeded'))) as "lastSignInAt",
  exists (select from totp_factors t where t.user_id = u.id and t.confirmed_at is not null)
    or exists (select from passkeys p where p.user_id = u.id) as "secondFactor"`;
const present = `u.staff_role is not null and u.lock_reason is distinct from 'removed'`;

const listText = `
select json_build_object('members', (
  select coalesce(json_agg(row_to_json(member)), '[]') from (
    select ${staffColumns} from users u where ${present} order by u.full_name collate "ru-x-icu", u.id
  ) member), 'invitations', (
  select coalesce(json_agg(row_to_json(invitation)), '[]') from (
    select ${invitationColumns}, i.staff_role as role
    from invitations i left join users by on by.id = i.invited_by /* all companies */
    where i.company_id is null and i.accepted_at is null and i.revoked_at is null
    order by i.created_at desc, i.id desc
  ) invitation))::text as staff`;

/** The staff and the open invitations to it, as JSON text. */
export async function listStaff(db: Db, userId: string): Promise<string> {
  const { rows } = await db.executeQuery<{ staff: string }>(CompiledQuery.raw(listText, [userId]));
  return rows[0]?.staff ?? '';
}

const getText = `
select row_to_json(member)::text as member from (
  select ${staffColumns} from users u where ${present} and u.id = $2
) member`;

/** A member of staff, as JSON text. */
export async function findStaff(db: Db, userId: string, id: string): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ member: string }>(CompiledQuery.raw(getText, [userId, id]));
  return rows[0]?.member;
}

const getInvitationText = `
select row_to_json(invitation)::text as invitation from (
  select ${invitationColumns}, i.staff_role as role
  from invitations i left join users by on by.id = i.invited_by
  where i.company_id is null and i.id = $1 /* all companies */
) invitation`;

/** An invitation to the staff, as JSON text. */
export async function findStaffInvitation(db: Db, id: string): Promise<string> {
  const { rows } = await db.executeQuery<{ invitation: string }>(CompiledQuery.raw(getInvitationText, [id]));
  return rows[0]?.invitation ?? '';
}

export type StaffPlace = { id: string; role: StaffRole; locked: boolean; removed: boolean };

/** Everybody of the staff. Until the transaction ends nobody else changes who is in it. */
export async function holdStaff(tx: Tx): Promise<StaffPlace[]> {
  const { rows } = await sql<StaffPlace>`
select id, staff_role as role, locked_at is not null as locked, lock_reason is not distinct from 'removed' as removed
from users where staff_role is not null order by id for update`.execute(tx);
  return rows;
}

export async function saveStaffRole(tx: Tx, id: string, role: StaffRole): Promise<void> {
  await tx.updateTable('users').set({ staff_role: role }).where('id', '=', id).execute();
}

/** Locks the login for good and ends what is signed in by it. */
export async function lockRemoved(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('users')
    .set({ locked_at: now, lock_reason: 'removed' })
    .where('id', '=', id)
    .execute();
  await deleteSessionsOf(tx, id);
}
