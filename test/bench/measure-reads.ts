import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import autocannon from 'autocannon';
import { startChild } from './child.ts';
import { token } from './data.ts';
import { benchReads, pgbenchScript, type Read } from './reads.ts';
import { median, say } from './say.ts';

const connections = 32;
const [rounds, secondsEach] = [5, 4];

type Figure = { perSecond: number; p50: number; p99: number };

/** The reads at 32 connections, in interleaved rounds: the product, plain node:http with pg, and pgbench. */
export async function measureReads(databaseUrl: string): Promise<void> {
  const product = await startChild('product.ts', databaseUrl);
  const plain = await startChild('plain.ts', databaseUrl);
  const pgbench = findPgbench();
  if (pgbench === null) say('pgbench is not installed here: its column stays empty');
  try {
    say(`reads at ${connections} connections, medians of ${rounds} rounds of ${secondsEach} s`);
    say(
      'read                 product/s  p50 ms  p99 ms   plain/s  p50 ms  p99 ms  pgbench/s   of plain  of pgbench',
    );
    for (const read of await benchReads()) {
      const [ours, theirs, bare]: [Figure[], Figure[], number[]] = [[], [], []];
      await shoot(product.port, productRequests(read), 1);
      await shoot(plain.port, plainRequests(read), 1);
      for (let round = 0; round < rounds; round++) {
        ours.push(await shoot(product.port, productRequests(read), secondsEach));
        theirs.push(await shoot(plain.port, plainRequests(read), secondsEach));
        if (pgbench !== null) bare.push(await runPgbench(pgbench, databaseUrl, read));
      }
      const [a, b, c] = [middle(ours), middle(theirs), median(bare)];
      const cell = (value: number, width: number, digits = 0) => value.toFixed(digits).padStart(width);
      say(
        `${read.name.padEnd(20)} ${cell(a.perSecond, 9)} ${cell(a.p50, 7, 1)} ${cell(a.p99, 7, 1)} ${cell(b.perSecond, 9)} ${cell(b.p50, 7, 1)} ${cell(b.p99, 7, 1)} ${cell(c, 10)} ${cell(a.perSecond / b.perSecond, 10, 2)} ${cell(a.perSecond / c, 11, 2)}`,
      );
    }
  } finally {
    product.process.kill();
    plain.process.kill();
  }
}

const middle = (figures: readonly Figure[]): Figure => ({
  perSecond: median(figures.map(({ perSecond }) => perSecond)),
  p50: median(figures.map(({ p50 }) => p50)),
  p99: median(figures.map(({ p99 }) => p99)),
});

const productRequests = (read: Read) =>
  read.companies.map((n) => ({
    method: 'GET' as const,
    path: read.path(n),
    headers: { cookie: `cabinet_session=${token(n)}` },
  }));
const plainRequests = (read: Read) =>
  read.companies.map((n) => ({ method: 'GET' as const, path: `/${read.name}/${n}` }));

async function shoot(port: number, requests: autocannon.Request[], duration: number): Promise<Figure> {
  const result = await autocannon({ url: `http://127.0.0.1:${port}`, connections, duration, requests });
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests failed`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

function findPgbench(): string | null {
  const named = [...(process.env.PATH ?? '').split(':').map((folder) => join(folder, 'pgbench'))];
  return (
    [...named, '/usr/lib/postgresql/18/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench'].find((file) =>
      existsSync(file),
    ) ?? null
  );
}

async function runPgbench(pgbench: string, databaseUrl: string, read: Read): Promise<number> {
  const script = join(tmpdir(), `element-cabinet-${read.name}.sql`);
  await writeFile(script, pgbenchScript(read));
  const options = [
    '-n',
    '-M',
    'prepared',
    '-c',
    '10',
    '-j',
    '1',
    '-T',
    String(secondsEach),
    '-f',
    script,
    databaseUrl,
  ];
  const { stdout } = await promisify(execFile)(pgbench, options, {
    env: { ...process.env, PGOPTIONS: '-c plan_cache_mode=force_generic_plan' },
  });
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
}
