import type { Tx } from '../../db/database.ts';
import type { Role } from '../../platform/actor.ts';
import { DomainError } from '../../platform/errors.ts';
import { changedAccess, holds, sameAccess, takesLastOwner } from './member.ts';
import { planAccess, planContracts } from './plan-access.ts';
import { findMember, type Looker, saveAccess } from './store.ts';

/**
 * Changes a role or contracts, once `check` has taken the member as they are for what was seen. A repeat changes nothing.
 * @throws insufficient_scope, member_not_found, member_beyond_reach, contract_not_found, last_owner
 */
export async function updateMember(
  tx: Tx,
  looker: Looker,
  memberId: string,
  change: { role?: Role | undefined; contractIds?: readonly string[] | null | undefined },
  check: (member: string) => void,
): Promise<void> {
  const { companyId } = looker;
  const { places, owner } = await planAccess(tx, looker);
  const member = places.find(({ userId }) => userId === memberId);
  const seen = await findMember(tx, looker, memberId);
  if (!member || seen === undefined) throw new DomainError('member_not_found');
  if (!holds(owner.contractIds, member.contractIds)) throw new DomainError('member_beyond_reach');
  const next = changedAccess(member, change);
  if (sameAccess(member, next)) return;
  check(seen);
  if (change.contractIds !== undefined) await planContracts(tx, companyId, owner, next);
  if (takesLastOwner(places, memberId, next)) throw new DomainError('last_owner');
  await saveAccess(tx, companyId, memberId, next);
}
