import type { Tx } from '../../db/database.ts';
import { holdOpenInvitation, type OpenInvitation } from '../../invitations/store.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Access, holds, type Place } from './member.ts';
import { holdPlaces, knownContracts } from './store.ts';

/** Who manages people: an owner of the company. */
export type Manager = { companyId: string; userId: string };

/**
 * Holds the company's people still, and its owner who manages them: since the request began another owner may have
 * taken their rights.
 * @throws insufficient_scope
 */
export async function planAccess(tx: Tx, by: Manager): Promise<{ places: Place[]; owner: Place }> {
  const places = await holdPlaces(tx, by.companyId);
  const owner = places.find(({ userId }) => userId === by.userId);
  if (owner?.role !== 'owner') throw new DomainError('insufficient_scope', { scope: 'members:write' });
  return { places, owner };
}

/**
 * Holds an open invitation into the company; an owner touches none that reaches beyond what they see.
 * @throws insufficient_scope, invitation_not_found, member_beyond_reach
 */
export async function planInvitation(tx: Tx, by: Manager, id: string): Promise<OpenInvitation> {
  const { owner } = await planAccess(tx, by);
  const open = await holdOpenInvitation(tx, by.companyId, id);
  if (!open) throw new DomainError('invitation_not_found');
  if (!holds(owner.contractIds, open.contractIds)) throw new DomainError('member_beyond_reach');
  return open;
}

/**
 * A narrowed owner hands out no more than they see; what they don't see is not there for them.
 * @throws contract_not_found, member_beyond_reach
 */
export async function planContracts(
  tx: Tx,
  companyId: string,
  owner: Place,
  { contractIds }: Access,
): Promise<void> {
  if (contractIds !== null) {
    const known = await knownContracts(tx, { companyId, contractIds: owner.contractIds }, contractIds);
    const errors = contractIds.flatMap((id, index) => (known.has(id) ? [] : [unknown(index)]));
    if (errors.length > 0) throw new DomainError('contract_not_found', {}, errors);
  }
  if (!holds(owner.contractIds, contractIds)) throw new DomainError('member_beyond_reach');
}

const unknown = (index: number) => ({
  pointer: `/contractIds/${index}`,
  code: 'contract_not_found',
  message: {
    ru: 'Такого договора нет, или он вам недоступен',
    en: 'There is no such contract, or it is not yours',
  },
});
