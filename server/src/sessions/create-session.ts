import type { Kysely } from 'kysely';
import { methodsOf } from '../account/factors/factors.ts';
import type { PasskeySite } from '../account/factors/passkey.ts';
import { findFactorOwner } from '../account/factors/store.ts';
import { verifyCode } from '../account/factors/verify-code.ts';
import { type PasskeyProof, verifyPasskey } from '../account/factors/verify-passkey.ts';
import type { Database } from '../db/schema.ts';
import { DomainError } from '../platform/errors.ts';
import type { Vault } from '../platform/vault.ts';
import {
  type CountedAttempt,
  clearAttempt,
  countAttempt,
  keysOfAttempt,
  uncountAttempt,
} from './count-attempt.ts';
import { deviceOf } from './device.ts';
import type { SessionBook, SessionKind } from './lucia.ts';
import { verifyPassword } from './passwords.ts';
import { findStaffRole, findUserByEmail } from './store.ts';

export type SignInDeps = {
  db: Kysely<Database>;
  sessions: SessionBook;
  vault: Vault;
  site: PasskeySite;
  timeZone: string;
};

type Place = { kind: SessionKind; ip: string; userAgent: string | null };
type ByPassword = { email: string; password: string; code?: string | undefined };
export type Attempt = Place & (ByPassword | { passkey: PasskeyProof });
/** Whose attempt turned out right, and by what. */
type Signed = {
  user: { id: string; staff_role: 'manager' | 'administrator' | null };
  method: 'password' | 'totp' | 'recovery_code' | 'passkey';
};

/**
 * Signs a person in. The answer to a wrong password and to an unknown e-mail is one, and takes one time.
 * @throws invalid_credentials, second_factor_required, wrong_code, passkey_not_accepted, passkey_challenge_over,
 *   sign_in_throttled, extension_for_clients_only
 */
export async function createSession(deps: SignInDeps, attempt: Attempt) {
  const { kind, ip, userAgent } = attempt;
  const { user } = 'passkey' in attempt ? await byPasskey(deps, attempt) : await byPassword(deps, attempt);
  if (user.staff_role !== null && kind === 'extension') throw new DomainError('extension_for_clients_only');
  const opened = await deps.sessions.open(kind, user.id, { device: deviceOf(userAgent), address: ip });
  return { ...opened, actor: { kind: user.staff_role === null ? 'user' : 'operator', id: user.id } as const };
}

async function byPassword(
  deps: SignInDeps,
  { email, password, ...more }: Place & ByPassword,
): Promise<Signed> {
  const counted = await countAttempt(deps.db, keysOfAttempt(email, more.ip));
  const user = await findUserByEmail(deps.db, email);
  const right = await verifyPassword(user?.password_hash ?? null, password);
  if (!user || !right) throw new DomainError('invalid_credentials');
  const method = await bySecondFactor(deps, user.id, more, counted);
  await clearAttempt(deps.db, counted.keys);
  return { user, method };
}

/** After the right password: by the code, where the person has a second factor. */
async function bySecondFactor(
  deps: SignInDeps,
  userId: string,
  { code, ip, userAgent }: Omit<Place & ByPassword, 'email' | 'password'>,
  counted: CountedAttempt,
): Promise<Signed['method']> {
  const owner = await findFactorOwner(deps.db, userId);
  const methods = owner ? methodsOf(owner.factors) : [];
  if (!owner || methods.length === 0) return 'password';
  if (code !== undefined) {
    const origin = { device: deviceOf(userAgent), address: ip, timeZone: deps.timeZone };
    return verifyCode(deps, owner, code, origin);
  }
  await uncountAttempt(deps.db, counted);
  throw new DomainError('second_factor_required', {}, [], { methods });
}

/** A passkey asks for a finger, face or PIN itself, so that it is both factors in one. */
async function byPasskey(
  { db, site }: SignInDeps,
  { passkey, ip }: Place & { passkey: PasskeyProof },
): Promise<Signed> {
  const keys = keysOfAttempt(`passkey ${passkey.response.id}`, ip);
  await countAttempt(db, keys);
  const user = await findStaffRole(db, await verifyPasskey(db, site, passkey, null));
  if (!user) throw new DomainError('passkey_not_accepted');
  await clearAttempt(db, keys);
  return { user, method: 'passkey' };
}
