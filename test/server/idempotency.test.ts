import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteExpiredKeys } from '../../server/src/http/idempotency-store.ts';
import { type Listening, listen } from '../../server/src/http/listen.ts';
import { companyId, sampleApp, thing } from '../../server/src/http/testing/sample.ts';
import { DomainError } from '../../server/src/platform/errors.ts';
import { testDatabase } from '../support/database.ts';

const { db, admin } = await testDatabase();
const things = `/v1/companies/${companyId}/things`;
let fails = false;
let slow = 0;
type Given = { body: { name: string }; tx: typeof admin };
const createThing = async ({ body, tx }: Given) => {
  await sql`insert into effects values (${body.name})`.execute(tx);
  await new Promise((resolve) => setTimeout(resolve, slow));
  if (fails) throw new DomainError('contract_not_found');
  return { ...thing, name: body.name };
};
let server: Listening;
beforeAll(async () => {
  await sql`create table effects (name text)`.execute(admin);
  const app = sampleApp({ createThing }, { db, rateLimitFactor: 1000 });
  server = await listen(app, { host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  fails = false;
  slow = 0;
  await sql`truncate effects, idempotency_keys`.execute(admin);
});

const effects = async () =>
  (await sql<{ name: string }>`select name from effects`.execute(admin)).rows.length;
const owner = { cookie: 'cabinet_session=owner', origin: 'http://cabinet.test' };
const erp = { 'api-key': 'erp' };
async function create(
  key: string | null,
  name = 'Кран',
  headers: Record<string, string> = owner,
  path = things,
) {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      ...(key === null ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify({ name }),
  });
  const body = (await response.json()) as { code?: string; name?: string };
  return {
    status: response.status,
    told: body.code ?? body.name,
    replayed: response.headers.get('idempotency-replayed'),
    body,
  };
}

describe('a write with a key', () => {
  it('acts once and answers the same again', async () => {
    const first = await create('k1');
    const second = await create('k1');
    expect([first.status, first.replayed]).toEqual([201, null]);
    expect(second).toEqual({ ...first, replayed: 'true' });
    expect(await effects()).toBe(1);
  });

  it('refuses the key for another body', async () => {
    await create('k1');
    expect(await create('k1', 'Каток')).toMatchObject({ status: 422, told: 'idempotency_key_reused' });
    expect(await effects()).toBe(1);
  });

  it('keeps the keys of each actor apart', async () => {
    await create('k1');
    expect(await create('k1', 'Каток', erp)).toMatchObject({ status: 201, replayed: null });
    expect(await effects()).toBe(2);
  });

  it('keeps nothing of a refusal, so that the key may be used again', async () => {
    fails = true;
    expect(await create('k1')).toMatchObject({ status: 404, told: 'contract_not_found' });
    expect(await effects()).toBe(0);
    fails = false;
    expect(await create('k1')).toMatchObject({ status: 201, replayed: null });
    expect(await effects()).toBe(1);
  });

  it('rolls back without a key too', async () => {
    fails = true;
    await create(null);
    expect(await effects()).toBe(0);
    fails = false;
    await create(null);
    await create(null);
    expect(await effects()).toBe(2);
  });

  it('forgets the key after a day', async () => {
    await create('k1');
    await sql`update idempotency_keys set created_at = now() - interval '24 hours 1 second'`.execute(admin);
    expect(await create('k1', 'Каток')).toMatchObject({ status: 201, replayed: null });
    await create('k2');
    await sql`update idempotency_keys set created_at = now() - interval '25 hours' where key = 'k2'`.execute(
      admin,
    );
    expect(await deleteExpiredKeys(admin)).toBe(1);
    expect(await create('k1', 'Каток')).toMatchObject({ replayed: 'true' });
  });

  it('has one effect for two hundred clients at once', async () => {
    slow = 300;
    const answers = await Promise.all(Array.from({ length: 200 }, () => create('one')));
    const count = (told: string, replayed: string | null) =>
      answers.filter((one) => one.told === told && one.replayed === replayed).length;
    expect(count('Кран', null)).toBe(1);
    expect(count('Кран', 'true') + count('idempotency_key_in_use', null)).toBe(199);
    // One that looked for the answer just before it was stored may run too: it is undone and told to repeat.
    expect(await effects()).toBe(1);
  });

  it('has one effect when all of them try until they succeed', async () => {
    slow = 5;
    const until = async (): Promise<string | null> => {
      const { status, replayed } = await create('one');
      if (status !== 409) return replayed;
      await new Promise((resolve) => setTimeout(resolve, 10));
      return until();
    };
    const answers = await Promise.all(Array.from({ length: 200 }, until));
    expect(answers.filter((replayed) => replayed === null)).toHaveLength(1);
    expect(await effects()).toBe(1);
  });
});

describe('an upload with a key', () => {
  const upload = async (content: string, comment: string) => {
    const form = new FormData();
    form.append('file', new File([content], 'a.txt'));
    form.append('comment', comment);
    const response = await fetch(`http://127.0.0.1:${server.port}/v1/companies/${companyId}/files`, {
      method: 'POST',
      headers: { ...owner, 'idempotency-key': 'k1' },
      body: form,
    });
    return [response.status, response.headers.get('idempotency-replayed')];
  };

  it('compares the file and the fields, whatever the boundary', async () => {
    expect(await upload('выписка', 'а')).toEqual([201, null]);
    expect(await upload('выписка', 'а')).toEqual([201, 'true']);
    expect(await upload('выписка!', 'а')).toEqual([422, null]);
    expect(await upload('выписка', 'б')).toEqual([422, null]);
  });
});
