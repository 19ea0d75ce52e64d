import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { advisoryLocks } from './advisory-locks.ts';
import { chooseBinaries, chooseHome, chooseRunner, giveTo, makeHome, type Runner } from './postgres-home.ts';

export type Embedded = {
  url: string;
  /** Stops the database. What is connected is cut off. */
  stop(): Promise<void>;
};

type Options = {
  /** Told of what a person should know: where the data went, a database that was started again. */
  onNotice?: (text: string) => void;
  /** Lines for postgresql.conf, used when the database is made. */
  config?: readonly string[];
};

/** Another process uses the database of this data folder. */
export class DataDirBusy extends Error {}

/** What is remembered in the data folder; `home` is null when the database lies in the data folder itself. */
type State = { home: string | null; port: number; password: string };
const USER = 'cabinet';
const run = promisify(execFile);

/**
 * The zero-setup PostgreSQL: made on first use, its data kept in `dataDir`, reachable on 127.0.0.1 alone.
 * It is a process of its own that outlives a killed server; the next start takes it over.
 */
export async function startEmbedded(dataDir: string, options: Options = {}): Promise<Embedded> {
  const onNotice = options.onNotice ?? (() => {});
  const file = join(dataDir, 'database.json');
  makeDataDir(dataDir);
  const state = readState(file, dataDir);
  if (state.home) onNotice(`The user "postgres" can't enter ${dataDir}: the database lies in ${state.home}.`);
  const server = new Server(state, state.home ?? join(dataDir, 'postgres'));
  await server.create(options.config ?? []);
  if (!(await server.isRunning())) state.port = await freePort(state.port);

  const stopping = new AbortController();
  let holder = await hold(server, dataDir);
  writeFileSync(file, JSON.stringify(state));
  watch();

  function watch() {
    holder.once('end', async () => {
      while (!stopping.signal.aborted) {
        onNotice('The database went away. Starting it again.');
        try {
          holder = await hold(server, dataDir);
          return watch();
        } catch (error) {
          onNotice(String(error));
          await sleep(5000, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
        }
      }
    });
  }

  return {
    url: server.url(),
    async stop() {
      stopping.abort();
      await server.stop();
      await holder.end().catch(() => {});
    },
  };
}

/** As root the folder must let the database's user through; its files stay closed. */
function makeDataDir(dataDir: string) {
  if (mkdirSync(dataDir, { recursive: true })) chmodSync(dataDir, 0o711);
}

function readState(file: string, dataDir: string): State {
  if (!existsSync(file)) {
    const home = chooseHome(dataDir, randomBytes(6).toString('hex'));
    const state: State = {
      home: home.startsWith(dataDir) ? null : home,
      port: 0,
      password: randomBytes(24).toString('base64url'),
    };
    try {
      writeFileSync(file, JSON.stringify(state), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Two first starts at once: the other's choice holds.
      if (!existsSync(file)) throw error;
    }
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Starts the database where needed and takes the lock that says whose it is; the lock ends with the process. */
async function hold(server: Server, dataDir: string): Promise<pg.Client> {
  const started = Date.now();
  for (;;) {
    let client: pg.Client | undefined;
    try {
      await server.start();
      client = new pg.Client({ connectionString: server.url(), application_name: `process ${process.pid}` });
      client.on('error', () => {});
      await client.connect();
      const lock = await client.query('select pg_try_advisory_lock($1) as mine', [advisoryLocks.dataDir]);
      if (lock.rows[0].mine) return client;
      const holders = await client.query(
        `select application_name as name from pg_locks join pg_stat_activity using (pid)
         where locktype = 'advisory' and classid = 0 and objid = $1`,
        [advisoryLocks.dataDir],
      );
      // A killed server's lock lasts until the database notices.
      if (Date.now() > started + 3000)
        throw new DataDirBusy(
          `${dataDir} is in use by ${holders.rows[0]?.name ?? 'another process'}. ` +
            'Stop that one, or give this one a folder of its own by DATA_DIR.',
        );
    } catch (error) {
      if (error instanceof DataDirBusy || Date.now() > started + 30_000) {
        await client?.end().catch(() => {});
        throw error;
      }
    }
    await client?.end().catch(() => {});
    await sleep(200);
  }
}

class Server {
  readonly #state: State;
  readonly #home: string;
  readonly #data: string;
  readonly #log: string;
  readonly #runner: Runner;
  readonly #binaries: string;

  constructor(state: State, home: string) {
    this.#state = state;
    this.#home = home;
    this.#data = join(home, 'data');
    this.#log = join(home, 'postgres.log');
    this.#runner = chooseRunner(home);
    this.#binaries = chooseBinaries(this.#runner);
    makeHome(this.#runner, home);
  }

  url() {
    return `postgresql://${USER}:${this.#state.password}@127.0.0.1:${this.#state.port}/postgres`;
  }

  #run(program: string, ...args: string[]) {
    return run(join(this.#binaries, program), args, { ...this.#runner, cwd: this.#home });
  }

  /** Makes the cluster beside its place and moves it there whole: a killed first start leaves nothing behind. */
  async create(config: readonly string[]) {
    if (existsSync(this.#data)) return;
    const draft = `${this.#data}.${process.pid}`;
    const passwordFile = join(tmpdir(), `element-cabinet-${randomBytes(6).toString('hex')}`);
    writeFileSync(passwordFile, this.#state.password, { mode: 0o600 });
    try {
      giveTo(this.#runner, passwordFile);
      // Names sort by their column's collation (ru-x-icu); the rest must sort alike on every machine.
      await this.#run(
        'initdb',
        `--pgdata=${draft}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      );
    } finally {
      rmSync(passwordFile);
    }
    const lines = ["listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", ...config];
    appendFileSync(join(draft, 'postgresql.conf'), `${lines.join('\n')}\n`);
    if (existsSync(this.#data)) rmSync(draft, { recursive: true });
    else renameSync(draft, this.#data);
  }

  async isRunning(): Promise<boolean> {
    return this.#run('pg_ctl', 'status', '-D', this.#data).then(
      () => true,
      () => false,
    );
  }

  async start() {
    if (await this.isRunning()) {
      this.#state.port = Number(readFileSync(join(this.#data, 'postmaster.pid'), 'utf8').split('\n')[3]);
      return;
    }
    const options = `-p ${this.#state.port}`;
    try {
      await this.#run('pg_ctl', 'start', '-w', '-t', '60', '-D', this.#data, '-l', this.#log, '-o', options);
    } catch (cause) {
      const log = existsSync(this.#log) ? readFileSync(this.#log, 'utf8').trimEnd().split('\n') : [];
      throw new Error(`The database does not start. ${this.#log} ends:\n${log.slice(-5).join('\n')}`, {
        cause,
      });
    }
  }

  async stop() {
    if (await this.isRunning())
      await this.#run('pg_ctl', 'stop', '-w', '-t', '60', '-m', 'fast', '-D', this.#data);
  }
}

/** The wished port where it is free, else any. */
async function freePort(wished: number): Promise<number> {
  const probe = createServer();
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, '127.0.0.1', () => resolve((probe.address() as { port: number }).port));
    });
  const port = await listen(wished).catch(() => listen(0));
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
