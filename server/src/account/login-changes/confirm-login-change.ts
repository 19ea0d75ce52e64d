import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { hashToken } from '../../platform/token.ts';
import { approvalBlockedBy, confirmation } from './login-change.ts';
import { type HeldChange, holdChange, saveChange } from './store.ts';

/**
 * The new address followed its link.
 * @throws login_change_link_invalid, login_change_link_expired
 */
export async function confirmLoginChange(
  tx: Tx,
  now: Date,
  token: string,
): Promise<{ change: HeldChange; formAttached: boolean }> {
  const change = await holdChange(tx, 'confirm', hashToken(token));
  if (!change) throw new DomainError('login_change_link_invalid');
  if (confirmation(change, now) === 'confirms')
    await saveChange(tx, change, { state: 'waiting_approval', confirmed_at: now });
  const blocked = approvalBlockedBy({ ...change, state: 'waiting_approval' }, now);
  return { change, formAttached: blocked === null };
}
