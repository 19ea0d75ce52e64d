import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Actor } from '../platform/actor.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { replaceGrant } from './grants-store.ts';
import { hashToken } from './lucia.ts';

const lifetimeMs = 120_000;

/** @throws extension_for_clients_only */
export async function createExtensionGrant(
  db: Kysely<Database>,
  actor: Actor,
  challenge: string,
): Promise<{ code: string; expiresAt: string }> {
  if (actor.kind !== 'user') throw new DomainError('extension_for_clients_only');
  const code = randomBytes(32).toString('base64url');
  const now = new Date();
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  await db.transaction().execute((tx) =>
    replaceGrant(tx, {
      ...{ id: newId(), user_id: actor.userId, challenge, created_at: now, expires_at: expiresAt },
      code_hash: Buffer.from(hashToken(code), 'hex'),
    }),
  );
  return { code, expiresAt: expiresAt.toISOString() };
}
