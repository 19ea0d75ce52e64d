import type { Db } from '../db/database.ts';
import type { Actor, Credentials, IntegrationActor } from '../platform/actor.ts';
import { hashToken } from '../platform/token.ts';
import type { OpenSession, SessionBook, SessionKind } from './lucia.ts';
import { findKey, touchSession } from './store.ts';

/** How long an answer may be out of date; in the process that ended a session it is not at all. */
const cacheMs = 1000;
const maxCached = 10_000;
const touchMs = 60_000;

type Answer = Actor | null;
type Kept = { answer: Answer | Promise<Answer>; sessionId?: string; userId?: string; until: number };

/** Who asks, by their credentials. The answer is kept for a second: every request begins with this question. */
export class Authenticator {
  readonly #db: Db;
  readonly #sessions: SessionBook;
  /** By the credential itself: hashing it would cost each request more than the rest of the question. */
  readonly #answers = new Map<string, Kept>();
  #sweepAt = 0;

  constructor(db: Db, sessions: SessionBook) {
    this.#db = db;
    this.#sessions = sessions;
  }

  /**
   * Null when there are no credentials, or they are unknown, revoked or expired.
   * @throws wrong_token_kind when a page's session comes as a bearer token or the extension's in a cookie.
   */
  readonly authenticate = ({ apiKey, authorization, cookie }: Credentials): Answer | Promise<Answer> => {
    if (apiKey !== undefined) return this.#kept('key', apiKey);
    if (authorization !== undefined)
      return this.#kept('extension', this.#sessions.tokenInHeader(authorization));
    return cookie === undefined ? null : this.#kept('web', this.#sessions.tokenInCookie(cookie));
  };

  /** The session ended: what was kept of it is no longer true. */
  forget(sessionId: string): void {
    // One that is still being asked may have read the row before it went.
    for (const [name, kept] of this.#answers)
      if (kept.sessionId === undefined || kept.sessionId === sessionId) this.#answers.delete(name);
  }

  /** What the person may do changed, or all their sessions ended. */
  forgetUser(userId: string): void {
    for (const [name, kept] of this.#answers)
      if (kept.userId === undefined || kept.userId === userId) this.#answers.delete(name);
  }

  #kept(kind: SessionKind | 'key', secret: string | null): Answer | Promise<Answer> {
    if (secret === null) return null;
    const name = `${kind} ${secret}`;
    const now = Date.now();
    const known = this.#answers.get(name);
    if (known && known.until > now) return known.answer;
    this.#sweep(now);
    const answer = kind === 'key' ? this.#ofKey(secret) : this.#ofSession(kind, secret);
    const kept: Kept = { answer, until: now + cacheMs };
    this.#answers.set(name, kept);
    const drop = () => void (this.#answers.get(name) === kept && this.#answers.delete(name));
    answer.then((actor) => {
      if (actor === null) return drop();
      kept.answer = actor;
      if (actor.kind === 'integration') return;
      kept.sessionId = actor.sessionId;
      kept.userId = actor.userId;
    }, drop);
    return answer;
  }

  /** No credential stays in memory longer than its answer is good for, but for the second in between. */
  #sweep(now: number): void {
    if (this.#answers.size >= maxCached) this.#answers.clear();
    if (now < this.#sweepAt) return;
    for (const [name, { until }] of this.#answers) if (until <= now) this.#answers.delete(name);
    this.#sweepAt = now + cacheMs;
  }

  async #ofSession(kind: SessionKind, token: string): Promise<Answer> {
    const session = await this.#sessions.find(kind, token);
    if (session === null) return null;
    const now = new Date();
    if (now.getTime() - session.lastUsedAt.getTime() >= touchMs)
      await touchSession(this.#db, session.id, session.lastUsedAt, now);
    return actorOf(session);
  }

  async #ofKey(secret: string): Promise<IntegrationActor | null> {
    const key = await findKey(this.#db, hashToken(secret));
    if (!key) return null;
    const { id: keyId, company_id: companyId, scopes } = key;
    // A company's key never acts as the lessor, whatever was written into its row.
    const held = companyId === null ? scopes : scopes.filter((scope) => !scope.startsWith('operator:'));
    return { kind: 'integration', keyId, companyId, scheme: 'integrationKey', scopes: new Set(held) };
  }
}

function actorOf({
  id: sessionId,
  userId,
  kind: sessionKind,
  staff_role,
  memberships,
  ...rest
}: OpenSession): Actor {
  const scheme = sessionKind === 'web' ? 'cookieSession' : 'bearerSession';
  const { verifiedAt, steps } = rest;
  const common = { userId, sessionId, sessionKind, scheme, verifiedAt, steps } as const;
  return staff_role === null
    ? { kind: 'user', ...common, memberships }
    : { kind: 'operator', ...common, staffRole: staff_role };
}
