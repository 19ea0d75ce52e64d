import { findAddressee } from '../../account/store.ts';
import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { enqueueMail } from '../../platform/mail/outbox-store.ts';
import type { Vault } from '../../platform/vault.ts';
import { accessEndedLetter } from './letters.ts';
import { holds, takesLastOwner } from './member.ts';
import { type Manager, planAccess } from './plan-access.ts';
import { companyName, deleteMembership } from './store.ts';

/**
 * Ends somebody's access and tells them. Let the authenticator forget them after.
 * @throws insufficient_scope, member_not_found, member_beyond_reach, last_owner
 */
export async function removeMember(tx: Tx, vault: Vault, by: Manager, memberId: string): Promise<void> {
  const { companyId } = by;
  const { places, owner } = await planAccess(tx, by);
  const member = places.find(({ userId }) => userId === memberId);
  if (!member) throw new DomainError('member_not_found');
  if (!holds(owner.contractIds, member.contractIds)) throw new DomainError('member_beyond_reach');
  if (takesLastOwner(places, memberId, null)) throw new DomainError('last_owner');
  await deleteMembership(tx, companyId, memberId, new Date());
  const to = memberId === by.userId ? undefined : await findAddressee(tx, memberId);
  if (to)
    await enqueueMail(tx, vault, {
      ...{ kind: 'member_removed', to: to.email, locale: to.locale },
      letter: accessEndedLetter(to.locale, await companyName(tx, companyId)),
    });
}
