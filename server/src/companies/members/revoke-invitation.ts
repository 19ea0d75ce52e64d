import type { Tx } from '../../db/database.ts';
import { holdOpenInvitation, revokeById } from '../../invitations/store.ts';
import { DomainError } from '../../platform/errors.ts';
import { holds } from './member.ts';
import { type Manager, planAccess } from './plan-access.ts';

/** @throws insufficient_scope, invitation_not_found, member_beyond_reach */
export async function revokeInvitation(tx: Tx, by: Manager, id: string): Promise<void> {
  const { owner } = await planAccess(tx, by);
  const open = await holdOpenInvitation(tx, by.companyId, id);
  if (!open) throw new DomainError('invitation_not_found');
  if (!holds(owner.contractIds, open.contractIds)) throw new DomainError('member_beyond_reach');
  await revokeById(tx, id, new Date());
}
