import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The sandbox as `npm start` runs it, a process of its own with its own database, to be killed and started again. */
export class SandboxProcess {
  readonly dataDir: string;
  readonly #port: number;
  #process: ChildProcess | null = null;
  #said = '';

  private constructor(port: number, dataDir: string) {
    this.#port = port;
    this.dataDir = dataDir;
  }

  /** On a free port, with a data folder of its own unless one is given. */
  static async create(dataDir = newFolder()): Promise<SandboxProcess> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as { port: number };
    probe.close();
    return new SandboxProcess(port, dataDir);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** What it wrote since it was started. */
  get said(): string {
    return this.#said;
  }

  /** Of the database, once it was started. */
  get databaseUrl(): string {
    const { port, password } = JSON.parse(readFileSync(join(this.dataDir, 'database.json'), 'utf8'));
    return `postgresql://cabinet:${password}@127.0.0.1:${port}/postgres`;
  }

  /** As `npm start` does; rejects with what it said when it ends instead. */
  async start(env: NodeJS.ProcessEnv = {}): Promise<void> {
    await this.#run(['--sandbox'], { LOG_LEVEL: 'fatal', ...env });
  }

  /** As `npm run serve` does. */
  async serve(env: NodeJS.ProcessEnv = {}): Promise<void> {
    await this.#run([], env);
  }

  async #run(args: string[], env: NodeJS.ProcessEnv) {
    this.#said = '';
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts', ...args], {
      cwd: root,
      env: { ...process.env, PORT: String(this.#port), DATA_DIR: this.dataDir, DATABASE_URL: '', ...env },
    });
    this.#process = child;
    const listen = (text: Buffer) => {
      this.#said += text;
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    await this.ready();
  }

  /** Waits until the server says that it can work. */
  async ready(): Promise<void> {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
      if (this.#process?.exitCode !== null) break;
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
    }
    throw new Error(`The server is not ready. It said:\n${this.#said}`);
  }

  async killServer(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** @returns its exit code. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Kills PostgreSQL: its first process, and those of its connections, which would else finish what they do. */
  killDatabase(): void {
    const pidFile = join(this.dataDir, 'postgres/data/postmaster.pid');
    const first = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    const children = readFileSync(`/proc/${first}/task/${first}/children`, 'utf8')
      .trim()
      .split(' ')
      .map(Number);
    for (const pid of [first, ...children]) process.kill(pid, 'SIGKILL');
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true });
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null) return null;
    const exited = once(child, 'exit');
    child.kill(signal);
    const [code] = await exited;
    return code;
  }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'element-cabinet-sandbox-'));
  // As root the database's own user must reach it.
  chmodSync(folder, 0o711);
  return folder;
}
