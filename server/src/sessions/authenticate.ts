import type { Db } from '../db/database.ts';
import type { Actor, Credentials, IntegrationActor } from '../platform/actor.ts';
import { hashToken, type OpenSession, type SessionBook, type SessionKind } from './lucia.ts';
import { findKey, touchSession } from './store.ts';

/** How long an answer may be out of date; in the process that ended a session it is not at all. */
const cacheMs = 1000;
const maxCached = 10_000;
const touchMs = 60_000;

type Answer = Promise<Actor | null>;

/** Who asks, by their credentials. The answer is kept for a second: every request begins with this question. */
export class Authenticator {
  readonly #db: Db;
  readonly #sessions: SessionBook;
  readonly #answers = new Map<string, { answer: Answer; sessionId?: string; until: number }>();

  constructor(db: Db, sessions: SessionBook) {
    this.#db = db;
    this.#sessions = sessions;
  }

  /**
   * Null when there are no credentials, or they are unknown, revoked or expired.
   * @throws wrong_token_kind when a page's session comes as a bearer token or the extension's in a cookie.
   */
  readonly authenticate = async ({ apiKey, authorization, cookie }: Credentials): Answer => {
    if (apiKey !== undefined) return this.#kept(`key ${hashToken(apiKey)}`, (hash) => this.#ofKey(hash));
    if (authorization !== undefined)
      return this.#ofToken('extension', this.#sessions.tokenInHeader(authorization));
    return cookie === undefined ? null : this.#ofToken('web', this.#sessions.tokenInCookie(cookie));
  };

  /** The session ended: what was kept of it is no longer true. */
  forget(sessionId: string): void {
    // One that is still being asked may have read the row before it went.
    for (const [name, kept] of this.#answers)
      if (kept.sessionId === undefined || kept.sessionId === sessionId) this.#answers.delete(name);
  }

  async #ofToken(kind: SessionKind, token: string | null): Answer {
    return token === null
      ? null
      : this.#kept(`${kind} ${hashToken(token)}`, (hash) => this.#ofSession(kind, hash));
  }

  #kept(name: string, ask: (hash: string) => Answer): Answer {
    const now = Date.now();
    const known = this.#answers.get(name);
    if (known && known.until > now) return known.answer;
    if (this.#answers.size >= maxCached) this.#answers.clear();
    const answer = ask(name.slice(name.indexOf(' ') + 1));
    const kept: { answer: Answer; sessionId?: string; until: number } = { answer, until: now + cacheMs };
    this.#answers.set(name, kept);
    const drop = () => void (this.#answers.get(name) === kept && this.#answers.delete(name));
    answer.then((actor) => {
      if (actor === null) drop();
      else if (actor.kind !== 'integration') kept.sessionId = actor.sessionId;
    }, drop);
    return answer;
  }

  async #ofSession(kind: SessionKind, tokenHash: string): Answer {
    const session = await this.#sessions.find(kind, tokenHash);
    if (session === null) return null;
    const now = new Date();
    if (now.getTime() - session.lastUsedAt.getTime() >= touchMs)
      await touchSession(this.#db, session.id, session.lastUsedAt, now);
    return actorOf(session);
  }

  async #ofKey(keyHash: string): Promise<IntegrationActor | null> {
    const key = await findKey(this.#db, Buffer.from(keyHash, 'hex'));
    if (!key) return null;
    const { id: keyId, company_id: companyId, scopes } = key;
    // A company's key never acts as the lessor, whatever was written into its row.
    const held = companyId === null ? scopes : scopes.filter((scope) => !scope.startsWith('operator:'));
    return { kind: 'integration', keyId, companyId, scheme: 'integrationKey', scopes: new Set(held) };
  }
}

function actorOf({ id: sessionId, userId, kind: sessionKind, staff_role, memberships }: OpenSession): Actor {
  const scheme = sessionKind === 'web' ? 'cookieSession' : 'bearerSession';
  const common = { userId, sessionId, sessionKind, scheme } as const;
  return staff_role === null
    ? { kind: 'user', ...common, memberships }
    : { kind: 'operator', ...common, staffRole: staff_role };
}
