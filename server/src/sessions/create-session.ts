import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { DomainError } from '../platform/errors.ts';
import { clearAttempt, countAttempt, keysOfAttempt } from './count-attempt.ts';
import { deviceOf } from './device.ts';
import type { SessionBook, SessionKind } from './lucia.ts';
import { verifyPassword } from './passwords.ts';
import { findUserByEmail } from './store.ts';

type Attempt = { email: string; password: string; kind: SessionKind; ip: string; userAgent: string | null };

/**
 * Signs a person in. The answer to a wrong password and to an unknown e-mail is one, and takes one time.
 * @throws invalid_credentials, sign_in_throttled, extension_for_clients_only
 */
export async function createSession(db: Kysely<Database>, sessions: SessionBook, attempt: Attempt) {
  const { email, password, kind, ip, userAgent } = attempt;
  const keys = keysOfAttempt(email, ip);
  await countAttempt(db, keys);
  const user = await findUserByEmail(db, email);
  const right = await verifyPassword(user?.password_hash ?? null, password);
  if (!user || !right) throw new DomainError('invalid_credentials');
  await clearAttempt(db, keys);
  if (user.staff_role !== null && kind === 'extension') throw new DomainError('extension_for_clients_only');
  const opened = await sessions.open(kind, user.id, { device: deviceOf(userAgent), address: ip });
  return { ...opened, actor: { kind: user.staff_role === null ? 'user' : 'operator', id: user.id } as const };
}
