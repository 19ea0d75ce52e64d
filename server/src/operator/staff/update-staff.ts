import type { Tx } from '../../db/database.ts';
import type { StaffRole } from '../../db/schema.ts';
import { planStaffChange } from './plan-staff.ts';
import { saveStaffRole } from './store.ts';

/**
 * Changes a role. Let the authenticator forget them after.
 * @throws insufficient_scope, staff_member_not_found, staff_self_change
 */
export async function updateStaff(tx: Tx, userId: string, id: string, role: StaffRole): Promise<void> {
  await planStaffChange(tx, userId, id);
  await saveStaffRole(tx, id, role);
}
