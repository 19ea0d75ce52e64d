import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { holdMember, openLogin } from './store.ts';

/**
 * Opens a login that an operator locked. The password of one that its person locked may be known to a stranger.
 * @throws member_not_found, login_needs_new_password
 */
export async function unlockLogin(tx: Tx, companyId: string, userId: string): Promise<void> {
  const login = await holdMember(tx, companyId, userId);
  if (login === undefined) throw new DomainError('member_not_found');
  if (login.lock_reason !== null && login.lock_reason !== 'operator')
    throw new DomainError('login_needs_new_password');
  await openLogin(tx, userId);
}
