import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Actor } from '../platform/actor.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { hashToken, newToken } from '../platform/token.ts';
import { replaceGrant } from './grants-store.ts';

const lifetimeMs = 120_000;

/** @throws extension_for_clients_only */
export async function createExtensionGrant(
  db: Kysely<Database>,
  actor: Actor,
  challenge: string,
): Promise<{ code: string; expiresAt: string }> {
  if (actor.kind !== 'user') throw new DomainError('extension_for_clients_only');
  const code = newToken();
  const now = new Date();
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  await db.transaction().execute((tx) =>
    replaceGrant(tx, {
      ...{ id: newId(), user_id: actor.userId, challenge, created_at: now, expires_at: expiresAt },
      code_hash: hashToken(code),
    }),
  );
  return { code, expiresAt: expiresAt.toISOString() };
}
