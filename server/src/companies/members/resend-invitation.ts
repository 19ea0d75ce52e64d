import type { Tx } from '../../db/database.ts';
import type { Inviting } from '../../invitations/create-invitation.ts';
import { resendOpenInvitation } from '../../invitations/resend-open-invitation.ts';
import type { Locale } from '../../platform/locale.ts';
import { type Manager, planInvitation } from './plan-access.ts';
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
  const open = await planInvitation(tx, by, id);
  await resendOpenInvitation(tx, inviting, open, {
    companyName: await companyName(tx, by.companyId),
    locale: by.locale,
  });
}
