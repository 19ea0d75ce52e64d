import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { reply } from '../http/reply.ts';
import { DomainError } from '../platform/errors.ts';
import type { Authenticator } from '../sessions/authenticate.ts';
import type { Mailing } from '../sessions/record-sign-in.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { getInvitation } from './get-invitation.ts';
import { joinByInvitation } from './join-by-invitation.ts';

type Deps = { db: Kysely<Database>; authenticator: Authenticator; mailing: Mailing };

export const invitationRoutes = ({ db, authenticator, mailing }: Deps): TagHandlers<'invitations'> => ({
  getInvitation: async ({ header }) => getInvitation(db, header['Invitation-Token']),

  acceptInvitation: async ({ body, ip, userAgent, locale }) => {
    const given = { ...body, ip, userAgent, locale };
    const { companyId, setCookie, actor } = await acceptInvitation(db, mailing, given);
    return reply({ companyId }, { cookies: setCookie === null ? [] : [setCookie], audit: { actor } });
  },

  joinByInvitation: async ({ actor, body }) => {
    if (actor.kind !== 'user') throw new DomainError('invitation_of_another');
    const companies = actor.memberships.map((membership) => membership.companyId);
    const person = { userId: actor.userId, companies };
    const companyId = await db.transaction().execute((tx) => joinByInvitation(tx, person, body.token));
    authenticator.forgetUser(actor.userId);
    return { companyId };
  },
});
