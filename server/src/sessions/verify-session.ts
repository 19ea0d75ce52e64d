import { methodsOf } from '../account/factors/factors.ts';
import { type FactorOwner, findFactorOwner } from '../account/factors/store.ts';
import type { Asker, FactorDeps } from '../account/factors/update-factors.ts';
import { verifyCode } from '../account/factors/verify-code.ts';
import { type PasskeyProof, verifyPasskey } from '../account/factors/verify-passkey.ts';
import { DomainError } from '../platform/errors.ts';
import { clearAttempt, countAttempt, keysOfAttempt, uncountAttempt } from './count-attempt.ts';
import { verifyPassword } from './passwords.ts';

/** One of the three. */
export type Proof = {
  code?: string | undefined;
  passkey?: PasskeyProof | undefined;
  password?: string | undefined;
};

/**
 * Somebody proves anew on their session who they are; it gets a new token, whose `Set-Cookie` is answered. Failures
 * count with those of signing in.
 * @throws wrong_password, wrong_code, password_not_enough, passkey_not_accepted, passkey_challenge_over,
 *   sign_in_throttled
 */
export async function verifySession(deps: FactorDeps, asker: Asker, proof: Proof): Promise<string> {
  const owner = await findFactorOwner(deps.db, asker.userId);
  if (!owner) throw new DomainError('unauthenticated');
  const counted = await countAttempt(deps.db, keysOfAttempt(owner.email, asker.address));
  if (proof.password !== undefined && methodsOf(owner.factors).length > 0) {
    await uncountAttempt(deps.db, counted);
    throw new DomainError('password_not_enough');
  }
  await verifyProof(deps, owner, asker, proof);
  await clearAttempt(deps.db, counted.keys);
  const cookie = await deps.sessions.renew(deps.db, asker.sessionId);
  deps.authenticator.forget(asker.sessionId);
  return cookie;
}

async function verifyProof(deps: FactorDeps, owner: FactorOwner, asker: Asker, proof: Proof): Promise<void> {
  const { device, address } = asker;
  if (proof.passkey) await verifyPasskey(deps.db, deps.site, proof.passkey, owner.id);
  else if (proof.code !== undefined)
    await verifyCode(deps, owner, proof.code, { device, address, timeZone: deps.timeZone });
  else if (!(await verifyPassword(owner.password_hash, proof.password ?? '')))
    throw new DomainError('wrong_password');
}
