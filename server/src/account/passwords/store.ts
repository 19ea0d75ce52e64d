import { type Insertable, sql } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import type { PasswordResetRequestRow, PasswordResetRow, UserRow } from '../../db/schema.ts';

/** Whose password it is, and what a stranger may know of them. */
export type PasswordOwner = Pick<UserRow, 'id' | 'email' | 'full_name' | 'password_hash' | 'staff_role'> & {
  locale: 'ru' | 'en';
  temporary_until: Date | null;
  lock_reason: UserRow['lock_reason'] & (string | null);
  companies: string[];
};

const ownerColumns = sql<PasswordOwner>`
u.id, u.email, u.full_name, u.password_hash, u.staff_role, u.locale, u.temporary_until, u.lock_reason, coalesce((
  select json_agg(c.name) from memberships m join companies c on c.id = m.company_id where m.user_id = u.id), '[]') as companies`;

export async function findPasswordOwner(db: Db, userId: string): Promise<PasswordOwner | undefined> {
  const { rows } = await sql<PasswordOwner>`
select ${ownerColumns} from users u where u.id = ${userId} /* all companies */`.execute(db);
  return rows[0];
}

export async function findPasswordOwnerByEmail(db: Db, email: string): Promise<PasswordOwner | undefined> {
  const { rows } = await sql<PasswordOwner>`
select ${ownerColumns} from users u where lower(u.email) = lower(${email}) /* all companies */`.execute(db);
  return rows[0];
}

/** A password of the person's own; links that would set another one are dead. */
export async function savePassword(tx: Tx, userId: string, passwordHash: string, at: Date): Promise<void> {
  await tx
    .updateTable('users')
    .set({ password_hash: passwordHash, temporary_until: null, password_changed_at: at })
    .where('id', '=', userId)
    .execute();
  await killResets(tx, userId, at);
}

export async function killResets(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx
    .updateTable('password_resets')
    .set({ used_at: at })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute();
}

export async function insertResetRequest(db: Db, request: PasswordResetRequestRow): Promise<void> {
  await db.insertInto('password_reset_requests').values(request).execute();
}

/** Takes the oldest that nobody else takes, for the rest of the transaction. */
export async function takeResetRequest(tx: Tx): Promise<PasswordResetRequestRow | undefined> {
  const { rows } = await sql<PasswordResetRequestRow>`
delete from password_reset_requests where id = (
  select id from password_reset_requests order by created_at, id limit 1 for update skip locked)
returning *`.execute(tx);
  return rows[0];
}

export async function countResets(db: Db, userId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('password_resets')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('user_id', '=', userId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertReset(tx: Tx, reset: Insertable<PasswordResetRow>): Promise<void> {
  await tx.insertInto('password_resets').values(reset).execute();
}

/** Whose password the secret may set now. */
export async function findResetUser(db: Db, tokenHash: Buffer, now: Date): Promise<string | undefined> {
  const found = await db
    .selectFrom('password_resets')
    .select('user_id')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return found?.user_id;
}

/** Uses the secret up; false when somebody was faster. */
export async function consumeReset(tx: Tx, tokenHash: Buffer, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('password_resets')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteOldResets(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('password_resets').where('created_at', '<', before).execute();
  await db.deleteFrom('access_reports').where('expires_at', '<', before).execute();
}
