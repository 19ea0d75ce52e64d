import type { Tx } from '../db/database.ts';
import type { Role } from '../platform/actor.ts';
import { newId } from '../platform/id.ts';
import type { Locale } from '../platform/locale.ts';
import { enqueueMail } from '../platform/mail/outbox-store.ts';
import { hashToken, newToken } from '../platform/token.ts';
import type { Vault } from '../platform/vault.ts';
import { expiryOf, linkOf, type Offer } from './invitation.ts';
import { invitationLetter } from './letters.ts';
import { findInvited, insertInvitation } from './store.ts';

/** What it takes to write to those who are invited. */
export type Inviting = { vault: Vault; publicUrl: string };

export type NewInvitation = {
  email: string;
  name: string;
  locale: Locale;
  /** null: to the staff. */
  company: { id: string; name: string; role: Role; contractIds: readonly string[] | null } | null;
  staffRole: 'manager' | 'administrator' | null;
  /** null: the command line. */
  invitedBy: { id: string; name: string } | null;
};

/** Makes an invitation and puts its mail into the outbox; the link is told to nobody else but the caller. */
export async function createInvitation(
  tx: Tx,
  inviting: Inviting,
  invited: NewInvitation,
): Promise<{ id: string; link: string }> {
  const id = newId();
  const token = newToken();
  const now = new Date();
  const { company, staffRole, invitedBy } = invited;
  await insertInvitation(tx, {
    ...{
      id,
      token_hash: hashToken(token),
      company_id: company?.id ?? null,
      email: invited.email,
      full_name: invited.name,
    },
    ...{ role: company?.role ?? null, contract_ids: company?.contractIds ? [...company.contractIds] : null },
    ...{
      staff_role: staffRole,
      invited_by: invitedBy?.id ?? null,
      created_at: now,
      expires_at: expiryOf(now),
    },
  });
  const offer = { company, staffRole, inviter: invitedBy?.name ?? null };
  const link = await sendInvitation(tx, inviting, { ...invited, token, offer });
  return { id, link };
}

/** Puts the mail of an invitation into the outbox; answers the link that it holds. */
export async function sendInvitation(
  tx: Tx,
  { vault, publicUrl }: Inviting,
  mail: { email: string; locale: Locale; token: string; offer: Offer },
): Promise<string> {
  const { email, locale, token, offer } = mail;
  const link = linkOf(publicUrl, token, offer.company === null);
  const hasLogin = (await findInvited(tx, email)) !== undefined && offer.company !== null;
  const letter = invitationLetter(locale, offer, link, hasLogin);
  await enqueueMail(tx, vault, { kind: 'invitation', to: email, locale, letter });
  return link;
}
