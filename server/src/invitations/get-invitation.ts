import { companyName } from '../companies/members/store.ts';
import type { Db } from '../db/database.ts';
import { hashToken } from '../platform/token.ts';
import { usable } from './accept-invitation.ts';
import { findByToken, findInvited } from './store.ts';

/** @throws invitation_not_found */
export async function getInvitation(db: Db, token: string) {
  const invitation = usable(await findByToken(db, hashToken(token)));
  const { companyId, role, staffRole, invitedBy, email, name, expiresAt } = invitation;
  const user = await findInvited(db, email);
  return {
    companyName: companyId === null ? null : await companyName(db, companyId),
    ...{ role, staffRole, invitedBy, email, name },
    // Whoever was staff and removed gets a new password.
    hasLogin: user !== undefined && !(user.removed && staffRole !== null),
    expiresAt: expiresAt.toISOString(),
  };
}
