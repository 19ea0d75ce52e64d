import { findAddressee } from '../../account/store.ts';
import type { Tx } from '../../db/database.ts';
import type { StaffRole } from '../../db/schema.ts';
import { createInvitation, type Inviting } from '../../invitations/create-invitation.ts';
import { findInvited, findOpenInvitation, revokeById } from '../../invitations/store.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Locale } from '../../platform/locale.ts';
import { planStaff } from './plan-staff.ts';

type Asked = { email: string; name: string; role: StaffRole };

/**
 * Invites somebody to the staff; `by` null is the command line. Answers the invitation and its link.
 * @throws insufficient_scope, staff_email_taken, already_invited
 */
export async function inviteStaff(
  tx: Tx,
  inviting: Inviting,
  by: { userId: string } | null,
  asked: Asked & { locale: Locale },
): Promise<{ id: string; link: string }> {
  if (by) await planStaff(tx, by.userId);
  const user = await findInvited(tx, asked.email);
  if (user && !(user.removed && user.staffRole !== null)) throw new DomainError('staff_email_taken');
  const open = await findOpenInvitation(tx, null, asked.email);
  const now = new Date();
  if (open && open.expiresAt > now && by) throw new DomainError('already_invited');
  if (open) await revokeById(tx, open.id, now);
  return createInvitation(tx, inviting, {
    ...{ email: asked.email, name: asked.name, locale: asked.locale, company: null, staffRole: asked.role },
    invitedBy: by ? ((await findAddressee(tx, by.userId)) ?? null) : null,
  });
}
