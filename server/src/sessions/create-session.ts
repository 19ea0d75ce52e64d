import type { Kysely } from 'kysely';
import { methodsOf } from '../account/factors/factors.ts';
import type { PasskeySite } from '../account/factors/passkey.ts';
import { findFactorOwner } from '../account/factors/store.ts';
import { verifyCode } from '../account/factors/verify-code.ts';
import { type PasskeyProof, verifyPasskey } from '../account/factors/verify-passkey.ts';
import type { Tx } from '../db/database.ts';
import type { Database } from '../db/schema.ts';
import { personActor } from '../platform/audit/entry.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
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
import { type Mailing, recordSignIn } from './record-sign-in.ts';
import { insertFailure } from './sign-ins-store.ts';
import { findSignedIn, findSteps, findUserByEmail, holdSignedIn, type SignedIn } from './store.ts';

export type SignInDeps = {
  db: Kysely<Database>;
  sessions: SessionBook;
  vault: Vault;
  site: PasskeySite;
  timeZone: string;
  mailing: Mailing;
};

type Place = { kind: SessionKind; ip: string; userAgent: string | null };
type ByPassword = { email: string; password: string; code?: string | undefined };
export type Attempt = Place & (ByPassword | { passkey: PasskeyProof });
/** Whose attempt turned out right, and by what. */
type Signed = { user: SignedIn; method: 'password' | 'totp' | 'recovery_code' | 'passkey' | 'grant' };

/**
 * Signs a person in. The answer to a wrong password and to an unknown e-mail is one, and takes one time; that a login is
 * locked only the right password tells.
 * @throws invalid_credentials, second_factor_required, wrong_code, passkey_not_accepted, passkey_challenge_over,
 *   sign_in_throttled, sign_in_locked, temporary_password_expired, extension_for_clients_only, account_step_required
 */
export async function createSession(deps: SignInDeps, attempt: Attempt) {
  const passkey = 'passkey' in attempt;
  const opened = await openSession(
    deps,
    attempt,
    passkey ? await byPasskey(deps, attempt) : await byPassword(deps, attempt),
  );
  if (!opened) throw new DomainError(passkey ? 'passkey_not_accepted' : 'invalid_credentials');
  return opened;
}

/**
 * A session of whoever proved who they are; null where the password was changed or the login locked meanwhile, which
 * ended all sessions but this one.
 * @throws extension_for_clients_only, account_step_required
 */
export async function openSession(deps: SignInDeps, place: Place, { user, method }: Signed) {
  if (place.kind === 'extension') await refuseExtension(deps, user);
  const actor = personActor(user.id, user.staff_role);
  return deps.db
    .transaction()
    .execute(async (tx) =>
      (await holdSignedIn(tx, user))
        ? { ...(await beginSession(tx, deps, place, { userId: user.id, method })), actor }
        : null,
    );
}

/** A session and its line in the history, both or none. */
export async function beginSession(
  tx: Tx,
  { sessions, mailing }: Pick<SignInDeps, 'sessions' | 'mailing'>,
  place: Place,
  by: Pick<Outcome, 'userId' | 'method'>,
) {
  const origin = { kind: place.kind, ...originOf(place) };
  const opened = await sessions.open(tx, by.userId, origin);
  await recordSignIn(tx, mailing, { ...origin, ...by, outcome: 'succeeded', sessionId: opened.id });
  return opened;
}

/** The extension reads a client's companies and nothing else: who may not yet, finishes signing in on a page. */
async function refuseExtension({ db }: SignInDeps, user: Signed['user']): Promise<void> {
  if (user.staff_role !== null) throw new DomainError('extension_for_clients_only');
  const [step] = await findSteps(db, user.id);
  if (step !== undefined) throw new DomainError('account_step_required', { step });
}

const originOf = ({ ip, userAgent }: Place) => ({ device: deviceOf(userAgent), address: ip });

type Outcome = Pick<Parameters<typeof recordSignIn>[2], 'userId' | 'method' | 'outcome' | 'sessionId'>;

const record = ({ db, mailing }: SignInDeps, place: Place, outcome: Outcome) =>
  db
    .transaction()
    .execute((tx) => recordSignIn(tx, mailing, { kind: place.kind, ...originOf(place), ...outcome }));

/**
 * Whoever knows the password may know that it does not help, and whom to call.
 * @throws sign_in_locked
 */
export async function refuseLocked(deps: SignInDeps, place: Place, { user, method }: Signed): Promise<void> {
  if (user.locked_at === null) return;
  await record(deps, place, { userId: user.id, method, outcome: 'locked', sessionId: null });
  throw new DomainError('sign_in_locked', { whom: deps.mailing.lessor.phones.join(', ') });
}

async function byPassword(deps: SignInDeps, attempt: Place & ByPassword): Promise<Signed> {
  const { email, password, kind } = attempt;
  const counted = await countAttempt(deps.db, keysOfAttempt(email, attempt.ip));
  const user = await findUserByEmail(deps.db, email);
  const right = await verifyPassword(user?.password_hash ?? null, password);
  if (!user || !right) {
    const tried = { id: newId(), kind, ...originOf(attempt), at: new Date(), method: 'password' } as const;
    const failure = { ...tried, userId: user?.id ?? null, outcome: 'wrong_password' } as const;
    await insertFailure(deps.db, counted.keys.pair, failure);
    throw new DomainError('invalid_credentials');
  }
  await refuseLocked(deps, attempt, { user, method: 'password' });
  if (user.temporary_until !== null && user.temporary_until <= new Date()) {
    const expired = { method: 'password', outcome: 'password_expired', sessionId: null } as const;
    await record(deps, attempt, { userId: user.id, ...expired });
    throw new DomainError('temporary_password_expired', { whom: deps.mailing.lessor.phones.join(', ') });
  }
  const method = await bySecondFactor(deps, user.id, attempt, counted);
  await clearAttempt(deps.db, counted.keys);
  return { user, method };
}

/** After the right password: by the code, where the person has a second factor. */
async function bySecondFactor(
  deps: SignInDeps,
  userId: string,
  attempt: Place & ByPassword,
  counted: CountedAttempt,
): Promise<Signed['method']> {
  const { code } = attempt;
  const owner = await findFactorOwner(deps.db, userId);
  const methods = owner ? methodsOf(owner.factors) : [];
  if (!owner || methods.length === 0) return 'password';
  if (code === undefined) {
    await uncountAttempt(deps.db, counted);
    throw new DomainError('second_factor_required', {}, [], { methods });
  }
  try {
    return await verifyCode(deps, owner, code, { ...originOf(attempt), timeZone: deps.timeZone });
  } catch (error) {
    await record(deps, attempt, { userId, method: 'totp', outcome: 'wrong_code', sessionId: null });
    throw error;
  }
}

/** A passkey asks for a finger, face or PIN itself, so that it is both factors in one. */
async function byPasskey(deps: SignInDeps, attempt: Place & { passkey: PasskeyProof }): Promise<Signed> {
  const { db, site } = deps;
  const keys = keysOfAttempt(`passkey ${attempt.passkey.response.id}`, attempt.ip);
  await countAttempt(db, keys);
  const user = await findSignedIn(db, await verifyPasskey(db, site, attempt.passkey, null));
  if (!user) throw new DomainError('passkey_not_accepted');
  await refuseLocked(deps, attempt, { user, method: 'passkey' });
  await clearAttempt(db, keys);
  return { user, method: 'passkey' };
}
