import type { Tx } from '../../db/database.ts';
import { revokeById } from '../../invitations/store.ts';
import { type Manager, planInvitation } from './plan-access.ts';

/** @throws insufficient_scope, invitation_not_found, member_beyond_reach */
export async function revokeInvitation(tx: Tx, by: Manager, id: string): Promise<void> {
  const open = await planInvitation(tx, by, id);
  await revokeById(tx, open.id, new Date());
}
