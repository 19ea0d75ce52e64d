import type { Tx } from '../../db/database.ts';
import { planStaffChange } from './plan-staff.ts';
import { lockRemoved } from './store.ts';

/**
 * Ends a member of staff's access. Let the authenticator forget them after.
 * @throws insufficient_scope, staff_member_not_found, staff_self_change
 */
export async function removeStaff(tx: Tx, userId: string, id: string): Promise<void> {
  await planStaffChange(tx, userId, id);
  await lockRemoved(tx, id, new Date());
}
