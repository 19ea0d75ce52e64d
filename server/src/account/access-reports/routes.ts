import type { TagHandlers } from '../../http/contract.ts';
import { reply } from '../../http/reply.ts';
import { signedInOf } from '../../platform/actor.ts';
import type { Authenticator } from '../../sessions/authenticate.ts';
import type { SessionBook } from '../../sessions/lucia.ts';
import {
  type ReportDeps,
  reportUnauthorizedAccess,
  reportUnauthorizedAccessByLink,
} from './report-unauthorized-access.ts';

type Deps = ReportDeps & { sessions: SessionBook; authenticator: Authenticator };
type Operations = 'reportUnauthorizedAccess' | 'reportUnauthorizedAccessByLink';

export const accessReportRoutes = (deps: Deps): Pick<TagHandlers<'account'>, Operations> => ({
  reportUnauthorizedAccess: async ({ actor, body, ip }) => {
    const { userId } = signedInOf(actor);
    const report = { userId, comment: body.comment ?? null, address: ip };
    await reportUnauthorizedAccess(deps, report);
    deps.authenticator.forgetUser(userId);
    return reply(undefined, { cookies: [deps.sessions.blankCookie] });
  },

  reportUnauthorizedAccessByLink: async ({ body, ip }) => {
    const report = { comment: null, ...body, address: ip };
    const actor = await reportUnauthorizedAccessByLink(deps, report);
    deps.authenticator.forgetUser(actor.id);
    return reply(undefined, { audit: { actor } });
  },
});
