import { hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { DomainError } from '../platform/errors.ts';
import { deviceOf } from './device.ts';
import { spendGrant } from './grants-store.ts';
import { hashToken, type SessionBook } from './lucia.ts';

type Exchange = { code: string; verifier: string; ip: string; userAgent: string | null };

/**
 * Signs the extension in that asked for the code.
 * @throws extension_grant_invalid
 */
export async function exchangeExtensionGrant(
  db: Kysely<Database>,
  sessions: SessionBook,
  { code, verifier, ip, userAgent }: Exchange,
) {
  const grant = await spendGrant(db, Buffer.from(hashToken(code), 'hex'), new Date());
  if (grant?.challenge !== hash('sha256', verifier, 'base64url'))
    throw new DomainError('extension_grant_invalid');
  const opened = await sessions.open('extension', grant.user_id, {
    device: deviceOf(userAgent),
    address: ip,
  });
  return { ...opened, actor: { kind: 'user', id: grant.user_id } as const };
}
