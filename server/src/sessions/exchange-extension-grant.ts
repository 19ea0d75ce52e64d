import { hash } from 'node:crypto';
import { DomainError } from '../platform/errors.ts';
import { hashToken } from '../platform/token.ts';
import type { SignInDeps } from './create-session.ts';
import { deviceOf } from './device.ts';
import { spendGrant } from './grants-store.ts';
import { recordSignIn } from './record-sign-in.ts';

type Exchange = { code: string; verifier: string; ip: string; userAgent: string | null };

/**
 * Signs the extension in that asked for the code.
 * @throws extension_grant_invalid
 */
export async function exchangeExtensionGrant(
  { db, sessions, mailing }: Pick<SignInDeps, 'db' | 'sessions' | 'mailing'>,
  { code, verifier, ip, userAgent }: Exchange,
) {
  const grant = await spendGrant(db, hashToken(code), new Date());
  if (grant?.challenge !== hash('sha256', verifier, 'base64url'))
    throw new DomainError('extension_grant_invalid');
  const { user_id: userId } = grant;
  const origin = { device: deviceOf(userAgent), address: ip };
  const opened = await sessions.open('extension', userId, origin);
  const signIn = { ...origin, kind: 'extension', method: 'grant', outcome: 'succeeded' } as const;
  await db
    .transaction()
    .execute((tx) => recordSignIn(tx, mailing, { userId, ...signIn, sessionId: opened.id }));
  return { ...opened, actor: { kind: 'user', id: userId } as const };
}
