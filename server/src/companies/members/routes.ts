import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { etagOf, requireMatch } from '../../http/conditional.ts';
import type { CompanyAccess, TagHandlers } from '../../http/contract.ts';
import { json, reply } from '../../http/reply.ts';
import type { Inviting } from '../../invitations/create-invitation.ts';
import { type Actor, userOf } from '../../platform/actor.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Authenticator } from '../../sessions/authenticate.ts';
import { inviteMember } from './invite-member.ts';
import { leaveCompany } from './leave-company.ts';
import { removeMember } from './remove-member.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';
import { findMember, findMemberInvitation, type Looker, listMembers } from './store.ts';
import { updateMember } from './update-member.ts';

type Operations =
  | 'listMembers'
  | 'getMember'
  | 'inviteMember'
  | 'updateMember'
  | 'removeMember'
  | 'resendInvitation'
  | 'revokeInvitation'
  | 'leaveCompany';

type Deps = { db: Kysely<Database>; authenticator: Authenticator } & Inviting;

export const memberRoutes = (deps: Deps): Pick<TagHandlers<'companies'>, Operations> => ({
  listMembers: async (call) => json(await listMembers(deps.db, lookerOf(call))),

  getMember: async (call) => replyMember(await findMember(deps.db, lookerOf(call), call.path.memberId)),

  inviteMember: async (call) => {
    const { body, locale, tx } = call;
    const looker = lookerOf(call);
    const asked = { ...body, name: body.name.trim(), contractIds: body.contractIds ?? null };
    const id = await inviteMember(tx, deps, { ...looker, locale }, asked);
    return json((await findMemberInvitation(tx, looker, id)) ?? '');
  },

  updateMember: async (call) => {
    const { body, ifMatch, path } = call;
    const looker = lookerOf(call);
    const check = (member: string) => requireMatch(ifMatch, etagOf(member));
    await deps.db.transaction().execute((tx) => updateMember(tx, looker, path.memberId, body, check));
    deps.authenticator.forgetUser(path.memberId);
    return replyMember(await findMember(deps.db, looker, path.memberId));
  },

  removeMember: async (call) => {
    const { memberId } = call.path;
    await deps.db.transaction().execute((tx) => removeMember(tx, deps.vault, lookerOf(call), memberId));
    deps.authenticator.forgetUser(memberId);
  },

  resendInvitation: async (call) => {
    const { locale, path, tx } = call;
    const looker = lookerOf(call);
    await resendInvitation(tx, deps, { ...looker, locale }, path.invitationId);
    return json((await findMemberInvitation(tx, looker, path.invitationId)) ?? '');
  },

  revokeInvitation: async (call) => {
    const { invitationId } = call.path;
    await deps.db.transaction().execute((tx) => revokeInvitation(tx, lookerOf(call), invitationId));
  },

  leaveCompany: async ({ actor, path }) => {
    if (actor.kind !== 'user') throw new DomainError('company_not_found');
    const { userId } = actor;
    await deps.db.transaction().execute((tx) => leaveCompany(tx, path.membershipCompanyId, userId));
    deps.authenticator.forgetUser(userId);
  },
});

const lookerOf = ({ actor, company }: { actor: Actor; company: CompanyAccess }): Looker => ({
  ...company,
  userId: userOf(actor),
});

function replyMember(member: string | undefined) {
  if (member === undefined) throw new DomainError('member_not_found');
  return reply(json(member), { etag: etagOf(member) });
}
