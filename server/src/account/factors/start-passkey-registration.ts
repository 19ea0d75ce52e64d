import { generateRegistrationOptions } from '@simplewebauthn/server';
import { DomainError } from '../../platform/errors.ts';
import { createChallenge } from './create-challenge.ts';
import { challengeMs, maxPasskeys, passkeyAlgorithms } from './passkey.ts';
import { findFactorOwner, listPasskeys } from './store.ts';
import type { FactorDeps } from './update-factors.ts';

/**
 * What a browser makes a passkey with: one that is found without a name typed, and asks for a finger, face or PIN.
 * @throws too_many_passkeys
 */
export async function startPasskeyRegistration(
  { db, site }: Pick<FactorDeps, 'db' | 'site'>,
  userId: string,
) {
  const owner = await findFactorOwner(db, userId);
  if (!owner) throw new DomainError('unauthenticated');
  if (owner.factors.passkeys >= maxPasskeys) throw new DomainError('too_many_passkeys', { max: maxPasskeys });
  const { challengeId, challenge } = await createChallenge(db, 'registration', userId);
  const { rp, ...options } = await generateRegistrationOptions({
    rpName: 'Element Cabinet',
    rpID: new URL(site.publicUrl).hostname,
    userID: new TextEncoder().encode(userId),
    userName: owner.email,
    userDisplayName: owner.full_name,
    challenge,
    timeout: challengeMs,
    attestationType: 'none',
    supportedAlgorithmIDs: passkeyAlgorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: (await listPasskeys(db, userId)).map(({ credential_id, transports }) => ({
      id: credential_id.toString('base64url'),
      transports,
    })),
  });
  // Without an id the page's own name is taken, and the answer tells which it was.
  return { challengeId, options: { ...options, rp: { name: rp.name } } };
}
