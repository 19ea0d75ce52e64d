import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { type AuditPerson, personActor } from '../../platform/audit/entry.ts';
import { DomainError } from '../../platform/errors.ts';
import { hashToken } from '../../platform/token.ts';
import { clearAttempt, keysOfAttempt } from '../../sessions/count-attempt.ts';
import type { Mailing } from '../../sessions/record-sign-in.ts';
import { deleteSessionsOf } from '../../sessions/store.ts';
import { hashNewPassword, tellOfPassword } from './change-password.ts';
import { consumeReset, findPasswordOwner, findResetUser, savePassword } from './store.ts';

/**
 * Sets the password of whoever has the link; all their sessions end, and nobody is signed in.
 * @returns who it is.
 * @throws password_reset_expired, password_too_short, password_too_common, password_unchanged
 */
export async function completePasswordReset(
  db: Kysely<Database>,
  mailing: Mailing,
  { token, newPassword, ip }: { token: string; newPassword: string; ip: string },
): Promise<AuditPerson> {
  const tokenHash = hashToken(token);
  const userId = await findResetUser(db, tokenHash, new Date());
  const owner = userId === undefined ? undefined : await findPasswordOwner(db, userId);
  if (!owner || owner.lock_reason !== null) throw new DomainError('password_reset_expired');
  const passwordHash = await hashNewPassword(owner, newPassword);
  await db.transaction().execute(async (tx) => {
    const now = new Date();
    if (!(await consumeReset(tx, tokenHash, now))) throw new DomainError('password_reset_expired');
    await savePassword(tx, owner.id, passwordHash, now);
    await deleteSessionsOf(tx, owner.id);
    await tellOfPassword(tx, mailing, owner, ip);
  });
  // Whoever forgot the password has failed before; they are not to wait for it now.
  await clearAttempt(db, keysOfAttempt(owner.email, ip));
  return personActor(owner.id, owner.staff_role);
}
