import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { Db } from '../../db/database.ts';
import { createChallenge } from './create-challenge.ts';
import { challengeMs, type PasskeySite } from './passkey.ts';
import { listPasskeys } from './store.ts';

/** What a browser asks a passkey with: of anybody to sign in (`userId` null), or of one person to verify. */
export async function startPasskeyRequest(db: Db, site: PasskeySite, userId: string | null) {
  const purpose = userId === null ? 'sign_in' : 'verification';
  const { challengeId, challenge } = await createChallenge(db, purpose, userId);
  const passkeys = userId === null ? [] : await listPasskeys(db, userId);
  // Without a name the page's own is taken, and the answer tells which it was.
  const { rpId: _, ...options } = await generateAuthenticationOptions({
    rpID: new URL(site.publicUrl).hostname,
    challenge,
    timeout: challengeMs,
    userVerification: 'required',
    allowCredentials: passkeys.map(({ credential_id, transports }) => ({
      id: credential_id.toString('base64url'),
      transports: transports as AuthenticatorTransport[],
    })),
  });
  return { challengeId, options: { ...options } };
}
