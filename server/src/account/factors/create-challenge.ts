import { randomBytes } from 'node:crypto';
import type { Db } from '../../db/database.ts';
import type { PasskeyChallengeRow } from '../../db/schema.ts';
import { newId } from '../../platform/id.ts';
import { challengeMs } from './passkey.ts';
import { insertChallenge } from './store.ts';

/** A new challenge for a browser's passkey, taken once. */
export async function createChallenge(
  db: Db,
  purpose: PasskeyChallengeRow['purpose'],
  userId: string | null,
): Promise<{ challengeId: string; challenge: Uint8Array<ArrayBuffer> }> {
  const challenge = randomBytes(32);
  const id = newId();
  const expires_at = new Date(Date.now() + challengeMs);
  await insertChallenge(db, { id, purpose, user_id: userId, challenge, expires_at });
  return { challengeId: id, challenge: new Uint8Array(challenge) };
}
