import { startPasskeyRequest } from '../account/factors/start-passkey-request.ts';
import type { FactorDeps } from '../account/factors/update-factors.ts';
import { pageJson } from '../db/page.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json, reply } from '../http/reply.ts';
import type { Actor } from '../platform/actor.ts';
import { decodeCursor } from '../platform/cursor.ts';
import { DomainError } from '../platform/errors.ts';
import { createSession } from './create-session.ts';
import { deviceOf } from './device.ts';
import { deleteSession, getCurrentSession, listSessions } from './store.ts';
import { verifySession } from './verify-session.ts';
import { attemptOf } from './wire.ts';

export const sessionRoutes = (deps: FactorDeps): TagHandlers<'sessions'> => ({
  createSession: async ({ body, ip, userAgent }) => {
    const { id, token, setCookie, actor } = await createSession(deps, { ...attemptOf(body), ip, userAgent });
    const session = (await getCurrentSession(deps.db, id)) ?? 'null';
    const told = JSON.stringify(setCookie === null ? token : null);
    return reply(json(`{"session":${session},"token":${told}}`), {
      cookies: setCookie === null ? [] : [setCookie],
      audit: { actor, objectId: id },
    });
  },

  startPasskeySignIn: () => startPasskeyRequest(deps.db, deps.site, null),

  startPasskeyVerification: ({ actor }) => startPasskeyRequest(deps.db, deps.site, signedIn(actor).userId),

  verifySession: async ({ actor, body, ip, userAgent }) => {
    const { userId, sessionId } = signedIn(actor);
    const asker = { userId, sessionId, device: deviceOf(userAgent), address: ip };
    const cookie = await verifySession(deps, asker, body);
    return reply({ verifiedAt: new Date().toISOString() }, { cookies: [cookie] });
  },

  listSessions: async ({ actor, query }) => {
    const asks = signedIn(actor);
    const filters = { userId: asks.userId };
    const after = decodeCursor('listSessions', filters, query.cursor, ['instant', 'id']);
    return json(pageJson('listSessions', filters, await listSessions(deps.db, asks, after, query.limit)));
  },

  getCurrentSession: async ({ actor }) => {
    const session = await getCurrentSession(deps.db, signedIn(actor).sessionId);
    if (session === undefined) throw new DomainError('unauthenticated');
    return json(session);
  },

  endCurrentSession: async ({ actor }) => {
    const { userId, sessionId, sessionKind } = signedIn(actor);
    await deleteSession(deps.db, userId, sessionId);
    deps.authenticator.forget(sessionId);
    return reply(undefined, { cookies: sessionKind === 'web' ? [deps.sessions.blankCookie] : [] });
  },

  revokeSession: async ({ actor, path }) => {
    const ended = await deleteSession(deps.db, signedIn(actor).userId, path.sessionId);
    deps.authenticator.forget(path.sessionId);
    if (!ended) throw new DomainError('session_not_found');
  },
});

/** The contract lets no keys here. */
function signedIn(actor: Actor) {
  if (actor.kind === 'integration') throw new Error('a key has no session');
  return actor;
}
