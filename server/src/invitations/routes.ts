import type { TagHandlers } from '../http/contract.ts';
import { reply } from '../http/reply.ts';
import { DomainError } from '../platform/errors.ts';
import type { Authenticator } from '../sessions/authenticate.ts';
import { type Accepting, acceptInvitation } from './accept-invitation.ts';
import { getInvitation } from './get-invitation.ts';
import { joinByInvitation } from './join-by-invitation.ts';

type Deps = Accepting & { authenticator: Authenticator };

export const invitationRoutes = (deps: Deps): TagHandlers<'invitations'> => ({
  getInvitation: async ({ header }) => getInvitation(deps.db, header['Invitation-Token']),

  acceptInvitation: async ({ body, ip, userAgent, locale }) => {
    const given = { ...body, ip, userAgent, locale };
    const { companyId, setCookie, actor } = await acceptInvitation(deps, given);
    return reply({ companyId }, { cookies: setCookie === null ? [] : [setCookie], audit: { actor } });
  },

  joinByInvitation: async ({ actor, body }) => {
    if (actor.kind !== 'user') throw new DomainError('invitation_of_another');
    const companies = actor.memberships.map((membership) => membership.companyId);
    const person = { userId: actor.userId, companies };
    const companyId = await deps.db.transaction().execute((tx) => joinByInvitation(tx, person, body.token));
    deps.authenticator.forgetUser(actor.userId);
    return { companyId };
  },
});
