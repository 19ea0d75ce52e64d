import type { Kysely } from 'kysely';
import type { Tx } from '../../db/database.ts';
import type { Database } from '../../db/schema.ts';
import { DomainError } from '../../platform/errors.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import { clearAttempt, countAttempt, keysOfAttempt } from '../../sessions/count-attempt.ts';
import { createAccessReportLink } from '../../sessions/create-access-report-link.ts';
import type { SessionBook } from '../../sessions/lucia.ts';
import { requireStrongPassword } from '../../sessions/password-policy.ts';
import { hashPassword, verifyPassword } from '../../sessions/passwords.ts';
import type { Mailing } from '../../sessions/record-sign-in.ts';
import { deleteSessionsOf } from '../../sessions/store.ts';
import { passwordChangedLetter } from './letters.ts';
import { findPasswordOwner, type PasswordOwner, savePassword } from './store.ts';

type Change = {
  userId: string;
  sessionId: string;
  newPassword: string;
  currentPassword: string | undefined;
  ip: string;
};

/**
 * Sets a password of the person's own; their other sessions end.
 * @returns this session's new cookie.
 * @throws current_password_wrong, sign_in_throttled, temporary_password_expired, password_too_short, password_too_common,
 *   password_unchanged
 */
export async function changePassword(
  db: Kysely<Database>,
  sessions: SessionBook,
  mailing: Mailing,
  { userId, sessionId, newPassword, currentPassword, ip }: Change,
): Promise<string> {
  const owner = await findPasswordOwner(db, userId);
  if (!owner) throw new DomainError('unauthenticated');
  if (owner.temporary_until === null) await proveCurrent(db, owner, currentPassword ?? '', ip);
  // A session that it opened outlives it.
  else if (owner.temporary_until <= new Date())
    throw new DomainError('temporary_password_expired', { whom: mailing.lessor.phones.join(', ') });
  const passwordHash = await hashNewPassword(owner, newPassword);
  return db.transaction().execute(async (tx) => {
    await savePassword(tx, userId, passwordHash, new Date());
    await deleteSessionsOf(tx, userId, sessionId);
    await tellOfPassword(tx, mailing, owner, ip);
    return sessions.renew(tx, sessionId);
  });
}

async function proveCurrent(db: Kysely<Database>, owner: PasswordOwner, password: string, ip: string) {
  const keys = keysOfAttempt(owner.email, ip);
  await countAttempt(db, keys);
  if (!(await verifyPassword(owner.password_hash, password))) throw new DomainError('current_password_wrong');
  await clearAttempt(db, keys);
}

/** @throws password_too_short, password_too_common, password_unchanged */
export async function hashNewPassword(owner: PasswordOwner, password: string): Promise<string> {
  await requireStrongPassword(password, [owner.email, owner.full_name, ...owner.companies]);
  if (await verifyPassword(owner.password_hash, password)) throw new DomainError('password_unchanged');
  return hashPassword(password);
}

/** Tells a person that their password was changed, with the way to say that it was somebody else. */
export async function tellOfPassword(
  tx: Tx,
  { vault, publicUrl, lessor }: Mailing,
  { id, email: to, locale }: PasswordOwner,
  address: string,
): Promise<void> {
  const url = await createAccessReportLink(tx, publicUrl, id);
  const letter = passwordChangedLetter(locale, { at: new Date(), address, url, timeZone: lessor.timeZone });
  await enqueueMail(tx, vault, { kind: 'password_changed', to, locale, letter });
}
