import { sql } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import type { PasskeyChallengeRow, PasskeyRow, UserRow } from '../../db/schema.ts';
import type { Factors } from './factors.ts';

export type FactorOwner = Pick<UserRow, 'id' | 'email' | 'full_name' | 'password_hash'> & {
  locale: 'ru' | 'en';
  factors: Factors;
};

/** A person with their factors. */
export async function findFactorOwner(db: Db, userId: string): Promise<FactorOwner | undefined> {
  const { rows } = await sql<Omit<FactorOwner, 'factors'> & Factors>`
select u.id, u.email, u.full_name, u.password_hash, u.locale,
  (select t.confirmed_at from totp_factors t where t.user_id = u.id) as "totpConfirmedAt",
  (select count(*)::int from passkeys p where p.user_id = u.id) as passkeys,
  (select count(*)::int from recovery_codes r where r.user_id = u.id and r.used_at is null) as "recoveryCodesLeft",
  u.second_factor_required or exists (
    select from memberships m join companies c on c.id = m.company_id
    where m.user_id = u.id and c.second_factor_required) as required
from users u where u.id = ${userId} /* all companies */`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { totpConfirmedAt, passkeys, recoveryCodesLeft, required, ...user } = row;
  return { ...user, factors: { totpConfirmedAt, passkeys, recoveryCodesLeft, required } };
}

/** The same, its factors changed by nobody else until the transaction ends. */
export async function lockFactorOwner(tx: Tx, userId: string): Promise<FactorOwner | undefined> {
  await tx.selectFrom('users').select('id').where('id', '=', userId).forUpdate().execute();
  return findFactorOwner(tx, userId);
}

/** The sealed secret of an app, confirmed or not. */
export function findTotp(db: Db, userId: string) {
  return db
    .selectFrom('totp_factors')
    .select(['secret', 'confirmed_at'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

export async function saveTotp(tx: Tx, userId: string, secret: Buffer, now: Date): Promise<void> {
  const fresh = { secret, created_at: now, confirmed_at: null, last_step: null };
  await tx
    .insertInto('totp_factors')
    .values({ user_id: userId, ...fresh })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(fresh))
    .execute();
}

export async function setTotpConfirmed(tx: Tx, userId: string, step: bigint, now: Date): Promise<void> {
  await tx
    .updateTable('totp_factors')
    .set({ confirmed_at: now, last_step: step })
    .where('user_id', '=', userId)
    .execute();
}

/** Takes the code of a step; false when it, or a later one, was taken already. */
export async function takeTotpStep(db: Db, userId: string, step: bigint): Promise<boolean> {
  const taken = await db
    .updateTable('totp_factors')
    .set({ last_step: step })
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is not', null)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

export async function deleteTotp(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('totp_factors').where('user_id', '=', userId).execute();
}

/** Takes a recovery code; false when there is none such, or it was used. */
export async function takeRecoveryCode(db: Db, userId: string, hash: Buffer, now: Date): Promise<boolean> {
  const taken = await db
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/** Puts codes in place of those before them; none: takes them away. */
export async function replaceRecoveryCodes(
  tx: Tx,
  userId: string,
  hashes: Buffer[],
  now: Date,
): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
  if (hashes.length === 0) return;
  await tx
    .insertInto('recovery_codes')
    .values(hashes.map((code_hash) => ({ user_id: userId, code_hash, created_at: now, used_at: null })))
    .execute();
}

export async function insertChallenge(db: Db, challenge: PasskeyChallengeRow): Promise<void> {
  await db.insertInto('passkey_challenges').values(challenge).execute();
}

/** Takes a challenge, once; undefined when there is none such for this purpose and person, or it is over. */
export function takeChallenge(
  db: Db,
  { id, purpose, user_id }: Pick<PasskeyChallengeRow, 'id' | 'purpose' | 'user_id'>,
  now: Date,
): Promise<{ challenge: Buffer } | undefined> {
  return db
    .deleteFrom('passkey_challenges')
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .where('user_id', 'is not distinct from', user_id)
    .where('expires_at', '>', now)
    .returning('challenge')
    .executeTakeFirst();
}

export async function deleteOldChallenges(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('passkey_challenges').where('expires_at', '<=', now).execute();
}

/** A person's passkeys, the oldest first. */
export function listPasskeys(db: Db, userId: string): Promise<PasskeyRow[]> {
  return db
    .selectFrom('passkeys')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export function findPasskey(db: Db, credentialId: Buffer): Promise<PasskeyRow | undefined> {
  return db.selectFrom('passkeys').selectAll().where('credential_id', '=', credentialId).executeTakeFirst();
}

/** False when the passkey is somebody's already. */
export async function insertPasskey(tx: Tx, passkey: PasskeyRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('passkeys')
    .values(passkey)
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function touchPasskey(
  db: Db,
  id: string,
  used: Pick<PasskeyRow, 'counter' | 'backed_up' | 'last_used_at'>,
): Promise<void> {
  await db.updateTable('passkeys').set(used).where('id', '=', id).execute();
}

export function renamePasskey(
  db: Db,
  userId: string,
  id: string,
  name: string,
): Promise<PasskeyRow | undefined> {
  return db
    .updateTable('passkeys')
    .set({ name })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

export function deletePasskey(tx: Tx, userId: string, id: string): Promise<{ name: string } | undefined> {
  return tx
    .deleteFrom('passkeys')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst();
}
