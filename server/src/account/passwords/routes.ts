import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { reply } from '../../http/reply.ts';
import { signedInOf } from '../../platform/actor.ts';
import type { Authenticator } from '../../sessions/authenticate.ts';
import type { SessionBook } from '../../sessions/lucia.ts';
import type { Mailing } from '../../sessions/record-sign-in.ts';
import { changePassword } from './change-password.ts';
import { completePasswordReset } from './complete-password-reset.ts';
import { requestPasswordReset } from './request-password-reset.ts';

type Deps = {
  db: Kysely<Database>;
  sessions: SessionBook;
  authenticator: Authenticator;
  mailing: Mailing;
  /** Has the links mailed that were asked for, soon after the answer. */
  resetsSoon(): void;
};
type Operations = 'changePassword' | 'requestPasswordReset' | 'completePasswordReset';

export const passwordRoutes = (deps: Deps): Pick<TagHandlers<'account'>, Operations> => ({
  changePassword: async ({ actor, body, ip }) => {
    const { userId, sessionId } = signedInOf(actor);
    const change = { userId, sessionId, currentPassword: undefined, ...body, ip };
    const cookie = await changePassword(deps.db, deps.sessions, deps.mailing, change);
    deps.authenticator.forgetUser(userId);
    return reply(undefined, { cookies: [cookie] });
  },

  requestPasswordReset: async ({ body: { email }, locale }) => {
    await requestPasswordReset(deps.db, { email, locale });
    deps.resetsSoon();
  },

  completePasswordReset: async ({ body, ip }) => {
    const actor = await completePasswordReset(deps.db, deps.mailing, { ...body, ip });
    deps.authenticator.forgetUser(actor.id);
    return reply(undefined, { audit: { actor } });
  },
});
