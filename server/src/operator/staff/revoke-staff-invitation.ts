import type { Tx } from '../../db/database.ts';
import { holdOpenInvitation, revokeById } from '../../invitations/store.ts';
import { DomainError } from '../../platform/errors.ts';
import { planStaff } from './plan-staff.ts';

/** @throws insufficient_scope, invitation_not_found */
export async function revokeStaffInvitation(tx: Tx, userId: string, id: string): Promise<void> {
  await planStaff(tx, userId);
  if (!(await holdOpenInvitation(tx, null, id))) throw new DomainError('invitation_not_found');
  await revokeById(tx, id, new Date());
}
