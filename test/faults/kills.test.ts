import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../server/src/db/database.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { callsTo } from '../support/calls.ts';
import { SandboxProcess } from '../support/process.ts';
import { contradictions, debtors, statementOf } from './ledger.ts';

type Import = { id: string; state: 'previewed' | 'confirmed' };
const path = '/v1/operator/bank-statement-imports';
const sandbox = await SandboxProcess.create();
const { call, page } = callsTo(sandbox.url);
/** Two, because each may import only so often. */
const cookies = { manager: '', administrator: '' };
type Operator = keyof typeof cookies;
let payers: Awaited<ReturnType<typeof debtors>> = [];
let today = '';

/** A connection for one look: the database behind it comes and goes. */
async function look<T>(see: (db: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const db = connect(sandbox.databaseUrl);
  try {
    return await see(db);
  } finally {
    await db.destroy();
  }
}

beforeAll(async () => {
  await sandbox.start();
  for (const operator of ['manager', 'administrator'] as const)
    cookies[operator] = (await page(`${operator}@lessor.example`, signIns.password)).cookie;
  payers = await look(debtors);
  today = await look(
    async (db) => (await sql<{ day: string }>`select current_date as day`.execute(db)).rows[0]?.day ?? '',
  );
});
afterAll(() => sandbox.remove());

let statements = 0;
async function preview(operator: Operator, documents: number): Promise<Import> {
  statements += 1;
  const form = new FormData();
  form.append('file', statementOf(payers, { name: `${statements}0`, documents, day: today }), 'kl_to_1c.txt');
  const headers = { cookie: cookies[operator], origin: sandbox.url, 'idempotency-key': randomUUID() };
  const answer = await fetch(sandbox.url + path, { method: 'POST', headers, body: form });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Import;
}

/** The status of the answer; null when none came. */
const confirm = (operator: Operator, { id }: Import, key: string): Promise<number | null> =>
  call({ cookie: cookies[operator] }, 'POST', `${path}/${id}/confirmation`, {
    headers: { 'idempotency-key': key },
  }).then(
    ({ status }) => status,
    () => null,
  );

const stateOf = async ({ id }: Import) =>
  (await call<Import>({ cookie: cookies.manager }, 'GET', `${path}/${id}`)).body.state;
const receiptsOf = ({ id }: Import) =>
  look(async (db) => {
    const { rows } = await sql<{
      count: bigint;
    }>`select count(*) from receipts where import_id = ${id}`.execute(db);
    return Number(rows[0]?.count);
  });

const accidents = {
  'the server': async () => {
    await sandbox.killServer();
    await sandbox.start();
  },
  'the database': async () => {
    sandbox.killDatabase();
    // Readiness may not have noticed yet.
    await sleep(500);
    await sandbox.ready();
  },
};

describe.each(Object.entries(accidents))('when %s is killed', (_, happens) => {
  it('an import is posted whole or not at all, and its repetition posts it once', async () => {
    expect(await look(contradictions)).toEqual([]);
    const measured = await preview('manager', 1000);
    const started = Date.now();
    expect(await confirm('manager', measured, randomUUID())).toBe(200);
    const tookMs = Date.now() - started;

    for (const part of [0.2, 0.5, 0.8, 0.95]) {
      const made = await preview('manager', 1000);
      const key = randomUUID();
      const answered = confirm('manager', made, key);
      await sleep(tookMs * part);
      await happens();
      const acknowledged = (await answered) === 200;

      expect(await look(contradictions)).toEqual([]);
      if (acknowledged) expect(await stateOf(made)).toBe('confirmed');
      expect(await confirm('manager', made, key)).toBe(200);
      expect([await stateOf(made), await receiptsOf(made)]).toEqual(['confirmed', 1000]);
      expect(await look(contradictions)).toEqual([]);
    }
  });

  it('single receipts that came in at once are each posted once', async () => {
    const made: { import: Import; key: string }[] = [];
    for (let index = 0; index < 6; index += 1)
      made.push({ import: await preview('administrator', 1), key: randomUUID() });
    const answers = made.map(({ import: one, key }) => confirm('administrator', one, key));
    await sleep(30);
    await happens();
    const acknowledged = await Promise.all(answers);

    for (const [index, { import: one, key }] of made.entries()) {
      if (acknowledged[index] === 200) expect(await stateOf(one)).toBe('confirmed');
      expect(await confirm('administrator', one, key)).toBe(200);
      expect(await receiptsOf(one)).toBe(1);
    }
    expect(await look(contradictions)).toEqual([]);
  });
});

it('of a file that was coming in when the server was killed, nothing is left after the next start', async () => {
  const uploads = () => readdirSync(tmpdir()).filter((name) => name.startsWith('cabinet-upload-'));
  const before = uploads();
  const coming = () => uploads().filter((name) => !before.includes(name));
  const sending = request(sandbox.url + path, {
    method: 'POST',
    headers: {
      ...{ cookie: cookies.manager, origin: sandbox.url, 'idempotency-key': randomUUID() },
      'content-type': 'multipart/form-data; boundary=b',
    },
  }).on('error', () => undefined);
  sending.write(
    '--b\r\ncontent-disposition: form-data; name="file"; filename="kl_to_1c.txt"\r\n\r\n1CClientBank',
  );
  await expect.poll(coming).toHaveLength(1);
  await sandbox.killServer();
  expect(coming()).toHaveLength(1);
  await sandbox.start();
  expect(coming()).toEqual([]);
});
