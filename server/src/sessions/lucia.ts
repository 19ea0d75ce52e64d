import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia';
import type { Db } from '../db/database.ts';
import type { SessionRow } from '../db/schema.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { hashToken, newToken } from '../platform/token.ts';
import {
  deleteExpiredSessions,
  deleteSessionByToken,
  deleteSessionsOf,
  extendSession,
  type FoundSession,
  findSession,
  insertSession,
  renewSession,
} from './store.ts';

/** The only file that knows Lucia; docs/decisions says how it would be replaced. */

export type SessionKind = SessionRow['kind'];
type SessionAttributes = Omit<SessionRow, 'id' | 'token_hash' | 'user_id' | 'expires_at'> & { rowId: string };
type UserAttributes = Pick<FoundSession, 'staff_role' | 'steps' | 'memberships'>;

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ rowId: string; kind: SessionKind; lastUsedAt: Date; verifiedAt: Date }, UserAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

/** How long an unused session lives; `extendSession` knows the ends beyond that. */
const lifetimeDays: Record<SessionKind, number> = { web: 30, extension: 90 };

/** What Lucia takes for the session's id, so that no token reaches the database. */
const idOf = (token: string): string => hashToken(token).toString('hex');

const bytes = (hex: string) => Buffer.from(hex, 'hex');

function adapterOf(db: Db, kind: SessionKind): Adapter {
  return {
    async getSessionAndUser(id) {
      const row = await findSession(db, bytes(id));
      if (!row) return [null, null];
      if (row.kind !== kind) throw new DomainError('wrong_token_kind');
      const { id: rowId, user_id: userId, expires_at: expiresAt, ...rest } = row;
      const { staff_role, steps, memberships, ...session } = rest;
      return [
        { id, userId, expiresAt, attributes: { rowId, ...session } },
        { id: userId, attributes: { staff_role, steps, memberships } },
      ];
    },
    async setSession({ id, userId, expiresAt, attributes: { rowId, ...attributes } }: DatabaseSession) {
      const token_hash = bytes(id);
      await insertSession(db, {
        id: rowId,
        token_hash,
        user_id: userId,
        expires_at: expiresAt,
        ...attributes,
      });
      await extendSession(db, token_hash, expiresAt);
    },
    updateSessionExpiration: (id, expiresAt) => extendSession(db, bytes(id), expiresAt),
    deleteSession: (id) => deleteSessionByToken(db, bytes(id)),
    deleteUserSessions: (userId) => deleteSessionsOf(db, userId),
    deleteExpiredSessions: () => deleteExpiredSessions(db),
    // The list of sessions is a page of our own; Lucia asks for this one only through its `getUserSessions`.
    getUserSessions: () => Promise.reject(new Error('use listSessions of the store')),
  };
}

type SessionOrigin = Pick<SessionRow, 'kind' | 'device' | 'address'>;

/** What a request learns from its session. */
export type OpenSession = {
  id: string;
  userId: string;
  kind: SessionKind;
  lastUsedAt: Date;
  verifiedAt: Date;
} & UserAttributes;

export type SessionBook = ReturnType<typeof createSessionBook>;

/** Opens, finds and names sessions. `secure`: the pages are served over TLS. */
export function createSessionBook(db: Db, secure: boolean) {
  const cookieName = secure ? '__Host-cabinet_session' : 'cabinet_session';
  const luciaOf = (db: Db, kind: SessionKind) =>
    new Lucia(adapterOf(db, kind), {
      sessionExpiresIn: new TimeSpan(lifetimeDays[kind], 'd'),
      // The session slides in the database; a cookie that ended by itself would have to be sent again and again.
      sessionCookie: { name: cookieName, expires: false, attributes: { secure, sameSite: 'lax', path: '/' } },
      getSessionAttributes: ({ rowId, kind, last_used_at, verified_at }) => ({
        ...{ rowId, kind, lastUsedAt: last_used_at, verifiedAt: verified_at },
      }),
      getUserAttributes: (user) => user,
    });
  const lucia = { web: luciaOf(db, 'web'), extension: luciaOf(db, 'extension') };
  // Lucia's own reader fails on any foreign cookie that is not percent-encoded well.
  const cookie = new RegExp(`(?:^|;)\\s*${cookieName}=([\\w-]+)`);

  return {
    /** A new session; the token is told only here. The cookie is a `Set-Cookie` header, of pages alone. */
    async open(db: Db, userId: string, { kind, ...from }: SessionOrigin) {
      const token = newToken();
      const now = new Date();
      const attributes = {
        rowId: newId(),
        kind,
        ...from,
        created_at: now,
        last_used_at: now,
        verified_at: now,
      };
      await luciaOf(db, kind).createSession(userId, attributes, { sessionId: idOf(token) });
      const setCookie = kind === 'web' ? lucia.web.createSessionCookie(token).serialize() : null;
      return { id: attributes.rowId, token, setCookie };
    },

    /**
     * Gives a page's session a new token, because its rights change or its person proved anew who they are.
     * Let the authenticator forget it after. The cookie is a `Set-Cookie` header.
     * @throws unauthenticated when it ended since the request began, so that what it asked for is not done.
     */
    async renew(db: Db, sessionId: string): Promise<string> {
      const token = newToken();
      if (!(await renewSession(db, sessionId, hashToken(token), new Date())))
        throw new DomainError('unauthenticated');
      return lucia.web.createSessionCookie(token).serialize();
    },

    /**
     * The session of a token, prolonged when half of its life is over; null when there is none or it expired.
     * @throws wrong_token_kind when it is a session of the other kind.
     */
    async find(kind: SessionKind, token: string): Promise<OpenSession | null> {
      const { session, user } = await lucia[kind].validateSession(idOf(token));
      if (!session) return null;
      const { rowId: id, userId, lastUsedAt, verifiedAt } = session;
      const { staff_role, steps, memberships } = user;
      return { id, userId, kind, lastUsedAt, verifiedAt, staff_role, steps, memberships };
    },

    /** The token in a `Cookie` header. */
    tokenInCookie: (header: string): string | null => cookie.exec(header)?.[1] ?? null,

    /** The token in an `Authorization` header. */
    tokenInHeader: (header: string): string | null => /^Bearer +([\w-]+)$/i.exec(header)?.[1] ?? null,

    /** A `Set-Cookie` header that ends the cookie. */
    blankCookie: lucia.web.createBlankSessionCookie().serialize(),
  };
}
