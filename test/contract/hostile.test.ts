import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it, test } from 'vitest';
import { type Ask, announce, ask, over, problemOf } from '../support/ask.ts';
import { operations } from '../support/contract.ts';
import { goodAsks, opOf } from '../support/good-asks.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const good = goodAsks(server);
const send = over(server.url);
const megabytes = 1_000_000;
const asJson = { 'content-type': 'application/json' };

const takesJson = operations.filter(({ operation }) => operation.requestBody?.content['application/json']);
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe.each(takesJson.map((op) => [op.id, op] as const))('%s refuses', (_, op) => {
  test.each<[string, BodyInit, string]>([
    ['nothing', '', 'invalid_json'],
    ['half a text', '{"days":', 'invalid_json'],
    ['two texts', '{}{}', 'invalid_json'],
    ['bytes that are no UTF-8', Uint8Array.of(0x22, 0xff, 0xfe, 0x22), 'invalid_json'],
    ['NUL in a text', '{"email":"a\\u0000b"}', 'unsafe_json'],
    ['NUL in a key', '{"a\\u0000":1}', 'unsafe_json'],
    ['a lone surrogate', '{"email":"\\ud83d"}', 'unsafe_json'],
    ['__proto__', '{"__proto__":{"admin":true}}', 'unsafe_json'],
    ['constructor.prototype', '{"constructor":{"prototype":{"admin":true}}}', 'unsafe_json'],
    ['33 levels', nested(33), 'unsafe_json'],
    ['a hundred thousand levels', '['.repeat(100_000) + ']'.repeat(100_000), 'unsafe_json'],
    ['a number beyond the exact', '{"days":9007199254740993}', 'unsafe_json'],
    ['a number beyond all', '{"days":1e400}', 'unsafe_json'],
    ['an array', '[]', 'invalid_request'],
    ['null', 'null', 'invalid_request'],
    ['a field of its own', '{"admin":true}', 'invalid_request'],
  ])('%s', async (_, raw, code) => {
    const { json: _json, form: _form, ...how } = await good(op);
    const told = await ask(send, op, { ...how, raw, headers: asJson } as Ask);
    expect([told.status, problemOf(told).code]).toEqual([400, code]);
    expect(server.logged).toEqual([]);
  });
});

describe('a body of 50 MB', () => {
  const withBody = operations.filter(({ operation }) => operation.requestBody);
  test.each(withBody.map((op) => [op.id, op] as const))('is refused by %s before it comes', async (_, op) => {
    const { as, path = {} } = await good(op);
    const [type] = Object.keys(op.operation.requestBody?.content ?? {});
    const headers = {
      'content-type': type?.startsWith('multipart') ? `${type}; boundary=a` : asJson['content-type'],
    };
    const begin = performance.now();
    const told = await announce(server.url, op, { as: as ?? null, path, headers }, 50 * megabytes);
    expect([told.status, told.headers.get('connection')]).toEqual([413, 'close']);
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  /** Sends chunks without telling how many, until the server has enough; answers how much it took. */
  async function pour(id: 'createSession' | 'createBankStatementImport', head: string, type: string) {
    const { as } = await good(opOf(id));
    const chunk = new TextEncoder().encode('a'.repeat(megabytes));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(head)),
      pull(controller) {
        if (sent === 50 * megabytes) return controller.close();
        sent += chunk.length;
        controller.enqueue(chunk);
      },
    });
    const cookie = as && 'cookie' in as ? { cookie: as.cookie } : {};
    const response = await fetch(`${server.url}${opOf(id).path}`, {
      method: 'POST',
      headers: { origin: 'http://localhost', 'content-type': type, ...cookie },
      body,
      duplex: 'half',
    } as RequestInit).catch(() => null);
    return { status: response?.status ?? null, sent };
  }
  // Other servers under test have theirs beside them.
  const own = `cabinet-upload-${process.pid}-`;
  const uploads = () => readdirSync(tmpdir()).filter((name) => name.startsWith(own));

  it('is not read to its end when its size was not told', async () => {
    const { status, sent } = await pour('createSession', '{"email":"', 'application/json');
    // The door closes while we still talk: the answer may be lost, the body is.
    expect([413, null]).toContain(status);
    expect(sent).toBeLessThan(20 * megabytes);
  });

  it('leaves no file behind', async () => {
    const head = '--a\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
    const { status } = await pour('createBankStatementImport', head, 'multipart/form-data; boundary=a');
    expect([413, null]).toContain(status);
    await expect.poll(uploads).toEqual([]);
    expect(await server.admin.selectFrom('bank_statement_imports').select('id').execute()).toEqual([]);
    expect(server.logged).toEqual([]);
  });
});

describe('addresses', () => {
  test.each([
    ['/v1/companies/..%2f..%2fetc/payments', 400, 'invalid_request'],
    ['/v1/companies/%00/payments', 400, 'invalid_request'],
    ["/v1/companies/1' or '1'='1/payments", 400, 'invalid_request'],
    ['/v1/nothing', 404, 'not_found'],
    ['/v1/companies/', 404, 'not_found'],
    ['/v2/companies', 404, 'not_found'],
  ])('%s', async (path, status, code) => {
    const owner = await server.as('owner');
    const response = await fetch(server.url + path, { headers: owner && 'cookie' in owner ? owner : {} });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('take their methods alone', async () => {
    const response = await fetch(`${server.url}/v1/me`, { method: 'DELETE' });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      405,
      'application/problem+json',
    ]);
  });
});
