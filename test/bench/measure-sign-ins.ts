import { connect } from '../../server/src/db/database.ts';
import { hashPassword } from '../../server/src/sessions/passwords.ts';
import { startChild } from './child.ts';
import { companies } from './data.ts';
import { median, say } from './say.ts';

/** Pairs of a known and an unknown e-mail; below the number of accounts, each of which is tried once. */
const pairs = 800;
const warmUps = 40;

/**
 * Whether time tells a known e-mail from an unknown one: a wrong password, a request of a reset. One request at a time,
 * known and unknown in random order, each from a network of its own, so that nothing but the e-mail differs.
 */
export async function measureSignIns(databaseUrl: string): Promise<void> {
  const db = connect(databaseUrl);
  const password_hash = await hashPassword('a password that is nobody’s');
  await db.updateTable('users').set({ password_hash }).execute();
  await db.destroy();
  const product = await startChild('product.ts', databaseUrl);
  try {
    await compare('wrong password', 401, product.port, (email) => ({
      path: '/v1/sessions',
      body: { email, password: 'Severny-Put-2026', kind: 'web' },
    }));
    await compare('password reset', 202, product.port, (email) => ({
      path: '/v1/password-resets',
      body: { email },
    }));
  } finally {
    product.process.kill();
  }
}

type Request = { path: string; body: object };

async function compare(name: string, status: number, port: number, requestOf: (email: string) => Request) {
  let network = 0;
  const timeOf = async (email: string): Promise<number> => {
    const { path, body } = requestOf(email);
    const address = `10.${(network >> 16) & 255}.${(network >> 8) & 255}.${network++ & 255}`;
    const started = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'x-forwarded-for': address },
        ...{ origin: 'http://127.0.0.1', 'user-agent': 'bench' },
      },
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
    const took = performance.now() - started;
    if (response.status !== status) throw new Error(`${name}: ${response.status} instead of ${status}`);
    return took;
  };
  for (let n = 0; n < warmUps; n++) await timeOf(`warm${n}@nowhere.example`);
  const [known, unknown]: [number[], number[]] = [[], []];
  for (let n = 1; n <= Math.min(pairs, companies); n++) {
    const asks = [
      async () => known.push(await timeOf(`owner${n}@bench.example`)),
      async () => unknown.push(await timeOf(`owner${n}@empty.example`)),
    ];
    if (Math.random() < 0.5) asks.reverse();
    for (const ask of asks) await ask();
  }
  const { slower, z } = ranks(known, unknown);
  say(
    `${name}: known ${median(known).toFixed(2)} ms, unknown ${median(unknown).toFixed(2)} ms, ratio ${(median(known) / median(unknown)).toFixed(3)}; a known one is the slower in ${(slower * 100).toFixed(1)} % of pairs, z = ${z.toFixed(2)} (${pairs} each; beyond ±3 they are told apart)`,
  );
}

/**
 * Mann–Whitney: the share of all pairs in which `a` is greater, and how many standard deviations its rank sum lies from
 * that of two equal distributions (H. B. Mann, D. R. Whitney, 1947).
 */
function ranks(a: readonly number[], b: readonly number[]): { slower: number; z: number } {
  let u = 0;
  for (const x of a) for (const y of b) u += x > y ? 1 : x === y ? 0.5 : 0;
  const all = a.length * b.length;
  return { slower: u / all, z: (u - all / 2) / Math.sqrt((all * (a.length + b.length + 1)) / 12) };
}
