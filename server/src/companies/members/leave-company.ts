import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { takesLastOwner } from './member.ts';
import { deleteMembership, holdPlaces } from './store.ts';

/**
 * Ends one's own access. Let the authenticator forget them after.
 * @throws company_not_found, last_owner
 */
export async function leaveCompany(tx: Tx, companyId: string, userId: string): Promise<void> {
  const places = await holdPlaces(tx, companyId);
  if (!places.some((place) => place.userId === userId)) throw new DomainError('company_not_found');
  if (takesLastOwner(places, userId, null)) throw new DomainError('last_owner');
  await deleteMembership(tx, companyId, userId, new Date());
}
