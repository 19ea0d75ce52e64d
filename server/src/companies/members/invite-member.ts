import { findAddressee } from '../../account/store.ts';
import type { Tx } from '../../db/database.ts';
import { createInvitation, type Inviting } from '../../invitations/create-invitation.ts';
import { countOpen, findInvited, findOpenInvitation, revokeById } from '../../invitations/store.ts';
import type { Role } from '../../platform/actor.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Locale } from '../../platform/locale.ts';
import { once } from './member.ts';
import { type Manager, planAccess, planContracts } from './plan-access.ts';
import { companyName } from './store.ts';

/** So that nobody floods strangers with mail in a company's name. */
const maxOpen = 50;

type Invited = { email: string; name: string; role: Role; contractIds: readonly string[] | null };

/**
 * Invites somebody into a company; answers the invitation's id.
 * @throws insufficient_scope, contract_not_found, member_beyond_reach, invitation_email_unfit, already_member,
 * already_invited, too_many_invitations
 */
export async function inviteMember(
  tx: Tx,
  inviting: Inviting,
  by: Manager & { locale: Locale },
  asked: Invited,
): Promise<string> {
  const { companyId } = by;
  const { places, owner } = await planAccess(tx, by);
  const access = { role: asked.role, contractIds: once(asked.contractIds) };
  await planContracts(tx, companyId, owner, access);
  const user = await findInvited(tx, asked.email);
  if (user?.staffRole) throw new DomainError('invitation_email_unfit');
  if (places.some(({ userId }) => userId === user?.id)) throw new DomainError('already_member');
  const now = new Date();
  const open = await findOpenInvitation(tx, companyId, asked.email);
  if (open && open.expiresAt > now) throw new DomainError('already_invited');
  // What nobody took in time makes room for the new one.
  if (open) await revokeById(tx, open.id, now);
  if ((await countOpen(tx, companyId)) >= maxOpen)
    throw new DomainError('too_many_invitations', { limit: maxOpen });
  const inviter = await findAddressee(tx, by.userId);
  const { id } = await createInvitation(tx, inviting, {
    ...{ email: asked.email, name: asked.name, locale: user?.locale ?? by.locale },
    ...{ company: { id: companyId, name: await companyName(tx, companyId), ...access }, staffRole: null },
    invitedBy: inviter ?? null,
  });
  return id;
}
