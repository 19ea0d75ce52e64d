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
  readonly dataDir = mkdtempSync(join(tmpdir(), 'element-cabinet-fault-'));
  readonly #port: number;
  #process: ChildProcess | null = null;
  #said = '';

  private constructor(port: number) {
    this.#port = port;
    // As root the database's own user must reach it.
    chmodSync(this.dataDir, 0o711);
  }

  static async create(): Promise<SandboxProcess> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as { port: number };
    probe.close();
    return new SandboxProcess(port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Of the database, once it was started. */
  get databaseUrl(): string {
    const { port, password } = JSON.parse(readFileSync(join(this.dataDir, 'database.json'), 'utf8'));
    return `postgresql://cabinet:${password}@127.0.0.1:${port}/postgres`;
  }

  async start(): Promise<void> {
    this.#said = '';
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts', '--sandbox'], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(this.#port),
        DATA_DIR: this.dataDir,
        DATABASE_URL: '',
        LOG_LEVEL: 'fatal',
      },
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        this.#said += text;
      });
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
    await this.#end('SIGTERM');
    rmSync(this.dataDir, { recursive: true });
  }

  async #end(signal: NodeJS.Signals) {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}
