import type { Tx } from '../../db/database.ts';
import type { Inviting } from '../../invitations/create-invitation.ts';
import { resendOpenInvitation } from '../../invitations/resend-open-invitation.ts';
import { holdOpenInvitation } from '../../invitations/store.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Locale } from '../../platform/locale.ts';
import { holds } from './member.ts';
import { type Manager, planAccess } from './plan-access.ts';
import { companyName } from './store.ts';

/**
 * A new link in place of the one before.
 * @throws insufficient_scope, invitation_not_found, member_beyond_reach
 */
export async function resendInvitation(
  tx: Tx,
  inviting: Inviting,
  by: Manager & { locale: Locale },
  id: string,
): Promise<void> {
  const { owner } = await planAccess(tx, by);
  const open = await holdOpenInvitation(tx, by.companyId, id);
  if (!open) throw new DomainError('invitation_not_found');
  if (!holds(owner.contractIds, open.contractIds)) throw new DomainError('member_beyond_reach');
  await resendOpenInvitation(tx, inviting, open, {
    companyName: await companyName(tx, by.companyId),
    locale: by.locale,
  });
}
