import { describe, expect, it } from 'vitest';
import { DomainError, type ProblemCode } from '../platform/errors.ts';
import { json } from './reply.ts';
import { companyId, sampleApp, thing } from './testing/sample.ts';

const owner = { cookie: 'cabinet_session=owner', host: 'cabinet.test', origin: 'http://cabinet.test' };
const list = `/v1/companies/${companyId}/things`;
const one = `${list}/${thing.id}`;
const problem = async (response: Response) => {
  const { code, errors } = (await response.json()) as {
    code: string;
    errors?: { pointer: string; code: string }[];
  };
  return [response.status, code, ...(errors ?? []).map((error) => `${error.pointer} ${error.code}`)];
};

describe('answers', () => {
  it('have an ETag and 304 where declared', async () => {
    const app = sampleApp();
    const first = await app.request(one, { headers: owner });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const given of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await app.request(one, { headers: { ...owner, 'if-none-match': given } });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await app.request(one, { headers: { ...owner, 'if-none-match': '"x"' } })).status).toBe(200);
  });

  it.each([
    ['lacks a field', { id: thing.id }],
    ['has another type', { ...thing, note: 'not a day' }],
  ])('that %s are our mistake', async (_, answer) => {
    const app = sampleApp({ getThing: async () => answer });
    expect(await problem(await app.request(one, { headers: owner }))).toEqual([500, 'internal_error']);
  });

  it('made by hand are proved too, outside production only', async () => {
    const handlers = { listThings: async () => json('{"items":[{}]}') };
    expect((await sampleApp(handlers).request(list, { headers: owner })).status).toBe(500);
    const response = await sampleApp(handlers, { checkResponses: false }).request(list, { headers: owner });
    expect([response.status, await response.text()]).toEqual([200, '{"items":[{}]}']);
  });

  it('tell the limit and refuse what is over it', async () => {
    const app = sampleApp();
    const first = await app.request('/health');
    expect([first.headers.get('ratelimit'), first.headers.get('ratelimit-policy')]).toEqual([
      '"few";r=1;t=60',
      '"few";q=2;w=60',
    ]);
    await app.request('/health');
    const third = await app.request('/health');
    expect([...(await problem(third)), third.headers.get('retry-after')]).toEqual([
      429,
      'rate_limited',
      '60',
    ]);
  });

  it('carry the request id: a sane one given, else a new one', async () => {
    const app = sampleApp();
    const idOf = async (given: string) =>
      (await app.request(one, { headers: { 'x-request-id': given } })).headers.get('x-request-id');
    expect(await idOf('erp-2026-11-22.7')).toBe('erp-2026-11-22.7');
    expect(await idOf('<script>')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('problems', () => {
  const throwing = (error: unknown) =>
    sampleApp({
      getThing: async () => {
        throw error;
      },
    });
  const details = async (error: unknown, language?: string) => {
    const headers = { ...owner, ...(language ? { 'accept-language': language } : {}) };
    const response = await throwing(error).request(one, { headers });
    return { response, body: (await response.json()) as Record<string, unknown> };
  };

  it('are problem details with the page, the words and the request id', async () => {
    const { response, body } = await details(
      new DomainError('contract_not_found'),
      'en-GB,en;q=0.9,ru;q=0.8',
    );
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(body).toEqual({
      type: 'http://cabinet.test/docs/problems/contract_not_found',
      title: 'The contract is not found',
      status: 404,
      detail: 'There is no such contract, or it is not yours.',
      code: 'contract_not_found',
      requestId: response.headers.get('x-request-id'),
    });
  });

  it.each([
    [undefined, 'Договор не найден'],
    ['ru-RU', 'Договор не найден'],
    ['de', 'Договор не найден'],
    ['de, en;q=0.5', 'The contract is not found'],
  ])('speak to %s', async (language, title) => {
    expect((await details(new DomainError('contract_not_found'), language)).body.title).toBe(title);
  });

  it('say both languages of a rule', async () => {
    const { body } = await details(
      new DomainError('invalid_request', {}, [
        { pointer: '/a', code: 'x', message: { ru: 'Так нельзя', en: 'Not so' } },
      ]),
      'en',
    );
    expect(body.errors).toEqual([{ pointer: '/a', code: 'x', message: 'Not so' }]);
  });

  it.each<[string, unknown]>([
    ['an accident', new Error('password=secret')],
    ['a word the operation does not declare', new DomainError('payment_not_found' satisfies ProblemCode)],
  ])('of %s say nothing', async (_, error) => {
    const { body, response } = await details(error);
    expect([response.status, body.code, JSON.stringify(body).includes('secret')]).toEqual([
      500,
      'internal_error',
      false,
    ]);
  });
});
