import { afterAll } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { listen } from '../../server/src/http/listen.ts';
import { createLog } from '../../server/src/http/observability.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { fixedClock } from '../../server/src/platform/clock.ts';
import { createSandboxClock, type SandboxClock } from '../../server/src/sandbox/clock.ts';
import { seedSandbox } from '../../server/src/sandbox/seed.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import type { MapTiles } from '../../server/src/settings.ts';
import { type As, callsTo } from './calls.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { testFiles } from './files.ts';
import { testVault } from './mails.ts';
import { OWN_2 } from './statements.ts';

/** People and keys of the demo data; all of the clients' belong to «Северный путь». */
const actors = {
  owner: 'owner@severny-put.example',
  signatory: 'signatory@severny-put.example',
  accountant: 'accountant@severny-put.example',
  viewer: 'viewer@severny-put.example',
  /** A viewer of one contract. */
  narrowed: 'mechanic@severny-put.example',
  /** The owner of another company. */
  stranger: 'owner@bely-prichal.example',
  manager: 'manager@lessor.example',
  administrator: 'administrator@lessor.example',
} as const;
export type ActorName = keyof typeof actors;

export type TestServer = Omit<TestDatabase, 'url'> & {
  url: string;
  databaseUrl: string;
  clock: SandboxClock;
  /** A page's session of one of the demo's people; signs in once. */
  as(actor: ActorName): Promise<As>;
  /** What was logged, as JSON lines. */
  logged: string[];
  /** Closes the door; what is in flight finishes. It also happens by itself after the file. */
  stop(): Promise<void>;
};

type Options = {
  /** Stops the clock at an instant; else it goes with the real time and can be moved. */
  at?: string;
  /** false: an empty database. */
  seed?: boolean;
  /** Where the offices' map comes from. */
  map?: MapTiles;
  /** Accounts of the lessor besides the sandbox's. */
  otherAccounts?: string[];
  /** Where browsers reach it; over TLS the cookies are other ones. */
  publicUrl?: string;
};

/**
 * The real server on a free port, in the sandbox's mode, with a database of the test file's own; rate limits are wide,
 * and jobs don't run: call `runDaily` and `notifyOfAll`. Call it at the top of the file.
 */
export async function startTestServer({
  at,
  seed = true,
  otherAccounts = [OWN_2],
  map,
  publicUrl = 'http://localhost',
}: Options = {}): Promise<TestServer> {
  const { url: databaseUrl, db, admin } = await testDatabase();
  const { timeZone, bank } = sandboxLessor;
  const clock = at
    ? { ...fixedClock(timeZone, new Date(at)), timeZone, offsetMs: () => 0, setOffset() {} }
    : await createSandboxClock(admin, timeZone);
  if (seed)
    await admin.transaction().execute((tx) =>
      seedSandbox(tx, {
        ...{ today: clock.today(), now: clock.now(), account: bank.account, vault: testVault },
      }),
    );

  const logged: string[] = [];
  const app = createApp({
    settings: {
      ...{ mode: 'sandbox', publicUrl, lessor: { ...sandboxLessor, otherAccounts } },
      ...(map ? { map } : {}),
    },
    db,
    clock,
    log: createLog('warn', { write: (line: string) => logged.push(line) }),
    readiness: { stopping: false },
    vault: testVault,
    files: testFiles,
    rateLimitFactor: 1000,
  });
  const listening = await listen(app, { host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${listening.port}`;
  const sessions = new Map<ActorName, Promise<As>>();
  const stop = () => listening.close(1000);
  afterAll(stop);
  return {
    url,
    databaseUrl,
    db,
    admin,
    clock,
    logged,
    stop,
    as(actor) {
      const session = sessions.get(actor) ?? callsTo(url).page(actors[actor], signIns.password);
      sessions.set(actor, session);
      return session;
    },
  };
}
