import type { Tx } from '../../db/database.ts';
import { requireOpen } from './login-change.ts';
import { holdOwnChange, saveChange } from './store.ts';

/** @throws login_change_not_found, login_change_closed */
export async function cancelLoginChange(tx: Tx, now: Date, userId: string, id: string): Promise<void> {
  const change = await holdOwnChange(tx, userId, id);
  requireOpen(change, now);
  await saveChange(tx, change, { state: 'cancelled', decided_at: now, decided_by: userId });
}
