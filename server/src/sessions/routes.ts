import { startPasskeyRequest } from '../account/factors/start-passkey-request.ts';
import type { FactorDeps } from '../account/factors/update-factors.ts';
import { pageJson } from '../db/page.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json, reply } from '../http/reply.ts';
import { signedInOf } from '../platform/actor.ts';
import { decodeCursor } from '../platform/cursor.ts';
import { DomainError } from '../platform/errors.ts';
import { createExtensionGrant } from './create-extension-grant.ts';
import { createSession } from './create-session.ts';
import { deviceOf } from './device.ts';
import { exchangeExtensionGrant } from './exchange-extension-grant.ts';
import { listSignIns } from './sign-ins-store.ts';
import { deleteSession, deleteSessionsOf, getCurrentSession, listSessions } from './store.ts';
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

  startPasskeyVerification: ({ actor }) => startPasskeyRequest(deps.db, deps.site, signedInOf(actor).userId),

  verifySession: async ({ actor, body, ip, userAgent }) => {
    const { userId, sessionId } = signedInOf(actor);
    const asker = { userId, sessionId, device: deviceOf(userAgent), address: ip };
    const cookie = await verifySession(deps, asker, body);
    return reply({ verifiedAt: new Date().toISOString() }, { cookies: [cookie] });
  },

  createExtensionGrant: ({ actor, body }) => createExtensionGrant(deps.db, actor, body.challenge),

  exchangeExtensionGrant: async ({ body, ip, userAgent }) => {
    const { id, token, actor } = await exchangeExtensionGrant(deps, { ...body, ip, userAgent });
    const session = (await getCurrentSession(deps.db, id)) ?? 'null';
    return reply(json(`{"session":${session},"token":${JSON.stringify(token)}}`), {
      audit: { actor, objectId: id },
    });
  },

  listSessions: async ({ actor, query }) => {
    const asks = signedInOf(actor);
    const filters = { userId: asks.userId };
    const after = decodeCursor('listSessions', filters, query.cursor, ['instant', 'id']);
    return json(pageJson('listSessions', filters, await listSessions(deps.db, asks, after, query.limit)));
  },

  getCurrentSession: async ({ actor }) => {
    const session = await getCurrentSession(deps.db, signedInOf(actor).sessionId);
    if (session === undefined) throw new DomainError('unauthenticated');
    return json(session);
  },

  endCurrentSession: async ({ actor }) => {
    const { userId, sessionId, sessionKind } = signedInOf(actor);
    await deleteSession(deps.db, userId, sessionId);
    deps.authenticator.forget(sessionId);
    return reply(undefined, { cookies: sessionKind === 'web' ? [deps.sessions.blankCookie] : [] });
  },

  revokeSession: async ({ actor, path }) => {
    const ended = await deleteSession(deps.db, signedInOf(actor).userId, path.sessionId);
    deps.authenticator.forget(path.sessionId);
    if (!ended) throw new DomainError('session_not_found');
  },

  revokeOtherSessions: async ({ actor }) => {
    const { userId, sessionId } = signedInOf(actor);
    await deleteSessionsOf(deps.db, userId, sessionId);
    deps.authenticator.forgetUser(userId);
  },

  listSignIns: async ({ actor, query }) => {
    const { userId } = signedInOf(actor);
    const filters = { userId };
    const after = decodeCursor('listSignIns', filters, query.cursor, ['instant', 'id']);
    return json(pageJson('listSignIns', filters, await listSignIns(deps.db, userId, after, query.limit)));
  },
});
