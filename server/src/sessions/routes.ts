import type { Kysely } from 'kysely';
import { pageJson } from '../db/page.ts';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json, reply } from '../http/reply.ts';
import type { Actor } from '../platform/actor.ts';
import { decodeCursor } from '../platform/cursor.ts';
import { DomainError } from '../platform/errors.ts';
import type { Authenticator } from './authenticate.ts';
import { createSession } from './create-session.ts';
import type { SessionBook } from './lucia.ts';
import { deleteSession, getCurrentSession, listSessions } from './store.ts';

type Deps = { db: Kysely<Database>; sessions: SessionBook; authenticator: Authenticator };

export const sessionRoutes = ({ db, sessions, authenticator }: Deps): TagHandlers<'sessions'> => ({
  createSession: async ({ body, ip, userAgent }) => {
    const { id, token, setCookie, actor } = await createSession(db, sessions, { ...body, ip, userAgent });
    const session = (await getCurrentSession(db, id)) ?? 'null';
    const told = JSON.stringify(setCookie === null ? token : null);
    return reply(json(`{"session":${session},"token":${told}}`), {
      cookies: setCookie === null ? [] : [setCookie],
      audit: { actor, objectId: id },
    });
  },

  listSessions: async ({ actor, query }) => {
    const asks = signedIn(actor);
    const filters = { userId: asks.userId };
    const after = decodeCursor('listSessions', filters, query.cursor, ['instant', 'id']);
    return json(pageJson('listSessions', filters, await listSessions(db, asks, after, query.limit)));
  },

  getCurrentSession: async ({ actor }) => {
    const session = await getCurrentSession(db, signedIn(actor).sessionId);
    if (session === undefined) throw new DomainError('unauthenticated');
    return json(session);
  },

  endCurrentSession: async ({ actor }) => {
    const { userId, sessionId, sessionKind } = signedIn(actor);
    await deleteSession(db, userId, sessionId);
    authenticator.forget(sessionId);
    return reply(undefined, { cookies: sessionKind === 'web' ? [sessions.blankCookie] : [] });
  },

  revokeSession: async ({ actor, path }) => {
    const ended = await deleteSession(db, signedIn(actor).userId, path.sessionId);
    authenticator.forget(path.sessionId);
    if (!ended) throw new DomainError('session_not_found');
  },
});

/** The contract lets no keys here. */
function signedIn(actor: Actor) {
  if (actor.kind === 'integration') throw new Error('a key has no session');
  return actor;
}
