import type { Db } from '../../db/database.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { reply } from '../../http/reply.ts';
import { signedInOf } from '../../platform/actor.ts';
import type { Authenticator } from '../../sessions/authenticate.ts';
import type { SessionBook } from '../../sessions/lucia.ts';
import type { Mailing } from '../../sessions/record-sign-in.ts';
import { reportUnauthorizedAccess, reportUnauthorizedAccessByLink } from './report-unauthorized-access.ts';

type Deps = { db: Db; sessions: SessionBook; authenticator: Authenticator; mailing: Mailing };
type Operations = 'reportUnauthorizedAccess' | 'reportUnauthorizedAccessByLink';

export const accessReportRoutes = (deps: Deps): Pick<TagHandlers<'account'>, Operations> => ({
  reportUnauthorizedAccess: async ({ actor, body, ip }) => {
    const { userId } = signedInOf(actor);
    const report = { userId, comment: body.comment ?? null, address: ip };
    await reportUnauthorizedAccess(deps.db, deps.mailing, report);
    deps.authenticator.forgetUser(userId);
    return reply(undefined, { cookies: [deps.sessions.blankCookie] });
  },

  reportUnauthorizedAccessByLink: async ({ body, ip }) => {
    const report = { comment: null, ...body, address: ip };
    const userId = await reportUnauthorizedAccessByLink(deps.db, deps.mailing, report);
    deps.authenticator.forgetUser(userId);
    return reply(undefined, { audit: { actor: { kind: 'user', id: userId } } });
  },
});
