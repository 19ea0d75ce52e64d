import { hash } from 'node:crypto';
import { DomainError } from '../platform/errors.ts';
import { hashToken } from '../platform/token.ts';
import { openSession, refuseLocked, type SignInDeps } from './create-session.ts';
import { spendGrant } from './grants-store.ts';

type Exchange = { code: string; verifier: string; ip: string; userAgent: string | null };

/**
 * Signs the extension in that asked for the code. Since the page gave it, the person may have been locked, or may owe a
 * step.
 * @throws extension_grant_invalid, sign_in_locked, extension_for_clients_only, account_step_required
 */
export async function exchangeExtensionGrant(deps: SignInDeps, { code, verifier, ...from }: Exchange) {
  const place = { kind: 'extension', ...from } as const;
  const grant = await spendGrant(deps.db, hashToken(code), new Date());
  if (grant?.challenge !== hash('sha256', verifier, 'base64url'))
    throw new DomainError('extension_grant_invalid');
  const signed = { user: grant, method: 'grant' } as const;
  await refuseLocked(deps, place, signed);
  const opened = await openSession(deps, place, signed);
  if (!opened) throw new DomainError('extension_grant_invalid');
  return opened;
}
