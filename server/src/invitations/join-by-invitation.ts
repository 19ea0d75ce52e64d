import { findAddressee } from '../account/store.ts';
import { insertMembership } from '../companies/members/store.ts';
import type { Tx } from '../db/database.ts';
import { DomainError } from '../platform/errors.ts';
import { hashToken } from '../platform/token.ts';
import { usable } from './accept-invitation.ts';
import { holdByToken, markAccepted } from './store.ts';

/**
 * Gives a person who has a login the place they are invited to; answers the company. A repeat answers the same. Let the
 * authenticator forget them after.
 * @throws invitation_not_found, invitation_of_another
 */
export async function joinByInvitation(
  tx: Tx,
  person: { userId: string; companies: readonly string[] },
  token: string,
): Promise<string> {
  const found = await holdByToken(tx, hashToken(token));
  const email = (await findAddressee(tx, person.userId))?.email.toLowerCase();
  const theirs = found?.email.toLowerCase() === email;
  if (found?.acceptedAt && found.companyId && theirs && person.companies.includes(found.companyId))
    return found.companyId;
  const { id, companyId, role, contractIds } = usable(found);
  if (companyId === null || role === null) throw new DomainError('invitation_not_found');
  if (!theirs) throw new DomainError('invitation_of_another');
  const now = new Date();
  await insertMembership(tx, { userId: person.userId, companyId, role, contractIds }, now);
  await markAccepted(tx, id, now);
  return companyId;
}
