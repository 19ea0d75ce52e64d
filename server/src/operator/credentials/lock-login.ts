import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { closeLogin, holdMember } from './store.ts';

/**
 * Locks the login of a company's member and ends its sessions and links; one that is locked stays as it is.
 * @throws member_not_found
 */
export async function lockLogin(tx: Tx, companyId: string, userId: string): Promise<void> {
  const login = await holdMember(tx, companyId, userId);
  if (login === undefined) throw new DomainError('member_not_found');
  if (login.locked_at !== null) return;
  await closeLogin(tx, userId, new Date());
}
