import { createContract, type Handlers } from '../../server/src/http/contract.ts';
import { createLog, createMetrics } from '../../server/src/http/observability.ts';
import type { UserActor } from '../../server/src/platform/actor.ts';
import { scopesOf } from '../../server/src/sessions/access.ts';
import { Authenticator } from '../../server/src/sessions/authenticate.ts';
import { createSessionBook } from '../../server/src/sessions/lucia.ts';
import type { Send } from './ask.ts';
import { operations } from './contract.ts';
import type { TestServer } from './server.ts';

/** The contract with handlers that all fail; `changed` is what else is true of whoever asks by a session. */
export function failingApp(
  { db }: TestServer,
  changed: Partial<Pick<UserActor, 'steps' | 'verifiedAt'>> = {},
): Send {
  const authenticator = new Authenticator(db, createSessionBook(db, false));
  const accident = async () => {
    throw new Error('password=secret');
  };
  const handlers = { all: Object.fromEntries(operations.map(({ id }) => [id, accident])) };
  const app = createContract({
    handlers: handlers as unknown as Handlers,
    async authenticate(credentials) {
      const actor = await authenticator.authenticate(credentials);
      return actor && actor.kind !== 'integration' ? { ...actor, ...changed } : actor;
    },
    // Whoever asks may all, unless a step is before them.
    scopesOf: (actor, companyId) =>
      changed.steps ? scopesOf(actor, companyId) : ({ has: () => true } as unknown as ReadonlySet<string>),
    audit: async () => {},
    db,
    publicUrl: 'http://localhost',
    checkResponses: true,
    sandbox: true,
    rateLimitFactor: 1000,
    proxyHops: 0,
    log: createLog('silent'),
    metrics: createMetrics(),
    fallback: async () => null,
  });
  return (path, init) => app.request(path, init);
}
