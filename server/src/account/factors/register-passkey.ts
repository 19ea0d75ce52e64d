import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { acceptedOrigin, maxPasskeys, originIn, passkeyAlgorithms } from './passkey.ts';
import { insertPasskey, takeChallenge } from './store.ts';
import { type Asker, type FactorDeps, firstRecoveryCodes, updateFactors } from './update-factors.ts';

export type NewPasskey = { challengeId: string; name: string; response: Record<string, unknown> };

/**
 * Keeps a passkey that a browser made for this site.
 * @throws passkey_challenge_over, passkey_not_accepted, passkey_already_registered, too_many_passkeys
 */
export async function registerPasskey(deps: FactorDeps, asker: Asker, asked: NewPasskey) {
  const challenge = await takeChallenge(
    deps.db,
    { id: asked.challengeId, purpose: 'registration', user_id: asker.userId },
    new Date(),
  );
  if (!challenge) throw new DomainError('passkey_challenge_over');
  const made = await readPasskey(deps, asked.response, challenge.challenge);
  return updateFactors(deps, asker, async (tx, owner, now) => {
    if (owner.factors.passkeys >= maxPasskeys)
      throw new DomainError('too_many_passkeys', { max: maxPasskeys });
    const name = asked.name.trim();
    const used = { created_at: now, last_used_at: null };
    const passkey = { id: newId(), user_id: owner.id, name, ...made, ...used };
    if (!(await insertPasskey(tx, passkey))) throw new DomainError('passkey_already_registered');
    const recoveryCodes = await firstRecoveryCodes(tx, deps.vault, owner, now);
    return { news: { kind: 'passkey_added', name }, result: { passkey, recoveryCodes } };
  });
}

/** What is kept of the browser's answer; nothing in it is believed. */
async function readPasskey({ site }: FactorDeps, response: Record<string, unknown>, challenge: Buffer) {
  const given = response as unknown as RegistrationResponseJSON;
  const origin = acceptedOrigin(originIn(given.response?.clientDataJSON), site);
  if (origin === null) throw new DomainError('passkey_not_accepted');
  const { registrationInfo } = await verifyRegistrationResponse({
    response: given,
    expectedChallenge: challenge.toString('base64url'),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
    supportedAlgorithmIDs: passkeyAlgorithms,
  }).catch(() => ({ registrationInfo: undefined }));
  if (!registrationInfo) throw new DomainError('passkey_not_accepted');
  const { credential, credentialBackedUp } = registrationInfo;
  return {
    credential_id: Buffer.from(credential.id, 'base64url'),
    public_key: Buffer.from(credential.publicKey),
    counter: BigInt(credential.counter),
    transports: credential.transports ?? [],
    backed_up: credentialBackedUp,
  };
}
