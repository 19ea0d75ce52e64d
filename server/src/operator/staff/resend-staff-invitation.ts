import type { Tx } from '../../db/database.ts';
import type { Inviting } from '../../invitations/create-invitation.ts';
import { resendOpenInvitation } from '../../invitations/resend-open-invitation.ts';
import { holdOpenInvitation } from '../../invitations/store.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Locale } from '../../platform/locale.ts';
import { planStaff } from './plan-staff.ts';

/** @throws insufficient_scope, invitation_not_found */
export async function resendStaffInvitation(
  tx: Tx,
  inviting: Inviting,
  by: { userId: string; locale: Locale },
  id: string,
): Promise<void> {
  await planStaff(tx, by.userId);
  const open = await holdOpenInvitation(tx, null, id);
  if (!open) throw new DomainError('invitation_not_found');
  await resendOpenInvitation(tx, inviting, open, { companyName: null, locale: by.locale });
}
