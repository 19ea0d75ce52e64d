import type { Tx } from '../db/database.ts';
import type { Locale } from '../platform/locale.ts';
import { hashToken, newToken } from '../platform/token.ts';
import { type Inviting, sendInvitation } from './create-invitation.ts';
import { expiryOf } from './invitation.ts';
import { findInvited, type OpenInvitation, renewInvitation } from './store.ts';

/** A new secret and seven days more: the link before leads nowhere. `companyName` null: to the staff. */
export async function resendOpenInvitation(
  tx: Tx,
  inviting: Inviting,
  open: OpenInvitation,
  { companyName, locale }: { companyName: string | null; locale: Locale },
): Promise<void> {
  const token = newToken();
  await renewInvitation(tx, open.id, hashToken(token), expiryOf(new Date()));
  const user = await findInvited(tx, open.email);
  await sendInvitation(tx, inviting, {
    ...{ email: open.email, locale: user?.locale ?? locale, token },
    offer: {
      company: companyName === null || open.role === null ? null : { name: companyName, role: open.role },
      ...{ staffRole: open.staffRole, inviter: open.invitedBy },
    },
  });
}
