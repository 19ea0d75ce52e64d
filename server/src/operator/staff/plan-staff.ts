import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { holdStaff, type StaffPlace } from './store.ts';

/**
 * Holds the staff still, and its administrator who manages it: since the request began another one may have taken their
 * rights.
 * @throws insufficient_scope
 */
export async function planStaff(tx: Tx, userId: string): Promise<StaffPlace[]> {
  const staff = await holdStaff(tx);
  const by = staff.find(({ id }) => id === userId);
  if (by?.role !== 'administrator' || by.locked)
    throw new DomainError('insufficient_scope', { scope: 'operator:staff:write' });
  return staff;
}

/**
 * Somebody else of the staff. As nobody changes themselves, one administrator always stays.
 * @throws insufficient_scope, staff_member_not_found, staff_self_change
 */
export async function planStaffChange(tx: Tx, userId: string, id: string): Promise<void> {
  const staff = await planStaff(tx, userId);
  if (!staff.some((one) => one.id === id && !one.removed)) throw new DomainError('staff_member_not_found');
  if (id === userId) throw new DomainError('staff_self_change');
}
