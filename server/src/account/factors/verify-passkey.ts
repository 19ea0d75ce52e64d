import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { Db } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { acceptedOrigin, originIn, type PasskeySite } from './passkey.ts';
import { findPasskey, takeChallenge, touchPasskey } from './store.ts';

/** What `navigator.credentials.get` gave; nothing in it is believed. */
export type PasskeyProof = { challengeId: string; response: Record<string, unknown> };

/**
 * Whose passkey answered the challenge: of anybody (`userId` null), or of that person alone.
 * @throws passkey_challenge_over, passkey_not_accepted
 */
export async function verifyPasskey(
  db: Db,
  site: PasskeySite,
  { challengeId, response }: PasskeyProof,
  userId: string | null,
): Promise<string> {
  const now = new Date();
  const purpose = userId === null ? 'sign_in' : 'verification';
  const taken = await takeChallenge(db, { id: challengeId, purpose, user_id: userId }, now);
  if (!taken) throw new DomainError('passkey_challenge_over');
  const passkey = await findPasskey(db, Buffer.from(String(response.id), 'base64url'));
  const given = response as unknown as AuthenticationResponseJSON;
  const origin = acceptedOrigin(originIn(given.response?.clientDataJSON), site);
  if (!passkey || origin === null || (userId !== null && passkey.user_id !== userId))
    throw new DomainError('passkey_not_accepted');
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: given,
    expectedChallenge: taken.challenge.toString('base64url'),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
    credential: {
      id: passkey.credential_id.toString('base64url'),
      publicKey: new Uint8Array(passkey.public_key),
      counter: Number(passkey.counter),
    },
  }).catch(() => ({ verified: false, authenticationInfo: null }));
  if (!verified || authenticationInfo === null) throw new DomainError('passkey_not_accepted');
  await touchPasskey(db, passkey.id, {
    counter: BigInt(authenticationInfo.newCounter),
    backed_up: authenticationInfo.credentialBackedUp,
    last_used_at: now,
  });
  return passkey.user_id;
}
