import { describe, expect, it } from 'vitest';
import { companyId, otherCompanyId, sampleApp, thing } from './testing/sample.ts';

const owner = { cookie: 'cabinet_session=owner', host: 'cabinet.test', origin: 'http://cabinet.test' };
const list = `/v1/companies/${companyId}/things`;
const one = `${list}/${thing.id}`;
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...owner, 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const problem = async (response: Response) => {
  const { code, errors } = (await response.json()) as {
    code: string;
    errors?: { pointer: string; code: string }[];
  };
  return [response.status, code, ...(errors ?? []).map((error) => `${error.pointer} ${error.code}`)];
};

describe('access', () => {
  const app = sampleApp();
  const without = ({ origin: _, ...headers }: typeof owner) => headers;
  it.each<[string, string, RequestInit, unknown[]]>([
    ['nobody', one, {}, [401, 'unauthenticated']],
    ['a session that ended', one, { headers: { cookie: 'cabinet_session=old' } }, [401, 'unauthenticated']],
    [
      'a kind not taken',
      one,
      { method: 'PUT', headers: { authorization: 'Bearer extension' } },
      [401, 'wrong_token_kind'],
    ],
    [
      'another company',
      `/v1/companies/${otherCompanyId}/things`,
      { headers: owner },
      [404, 'company_not_found'],
    ],
    [
      "a key on another's company",
      `/v1/companies/${otherCompanyId}/things`,
      { headers: { 'api-key': 'erp' } },
      [404, 'company_not_found'],
    ],
    [
      'an operator on a company path',
      list,
      { headers: { cookie: 'cabinet_session=manager' } },
      [404, 'company_not_found'],
    ],
    [
      'a role without the scope',
      list,
      post({ name: 'a' }, { cookie: 'cabinet_session=viewer' }),
      [403, 'insufficient_scope'],
    ],
    [
      "another site's page",
      one,
      { method: 'PUT', headers: { ...owner, origin: 'http://evil.test' } },
      [403, 'cross_origin_request'],
    ],
    ['a page without Origin', one, { method: 'PUT', headers: without(owner) }, [403, 'cross_origin_request']],
    [
      'the scheme changed',
      one,
      { method: 'PUT', headers: { ...owner, origin: 'https://cabinet.test' } },
      [403, 'cross_origin_request'],
    ],
    ['an unknown address', '/v1/nothing', {}, [404, 'not_found']],
    ['another method', list, { method: 'PATCH' }, [405, 'method_not_allowed']],
    ['a sandbox operation outside of it', '/v1/sandbox', {}, [404, 'not_found']],
  ])('%s', async (_, path, init, expected) => {
    expect((await problem(await app.request(path, init))).slice(0, 2)).toEqual(expected);
  });

  it('names the methods an address takes, and the sandbox where it is one', async () => {
    const response = await app.request(list, { method: 'PATCH' });
    expect(response.headers.get('allow')).toBe('GET, POST');
    expect((await sampleApp({}, { sandbox: true }).request('/v1/sandbox')).status).toBe(200);
  });

  it.each([
    ['a page', owner],
    ['the page by its own address', { ...owner, host: 'localhost:3000', origin: 'http://localhost:3000' }],
  ])('lets %s write', async (_, headers) => {
    expect((await app.request(one, { method: 'PUT', headers })).status).toBe(204);
  });

  it('tells the handler the company, its role and its contracts', async () => {
    const seen: unknown[] = [];
    const watching = sampleApp({
      getThing: async ({ company }: { company: unknown }) => {
        seen.push(company);
        return thing;
      },
    });
    for (const cookie of ['cabinet_session=owner', 'cabinet_session=viewer'])
      await watching.request(one, { headers: { cookie } });
    await watching.request(one, { headers: { 'api-key': 'erp' } });
    expect(seen).toEqual([
      { companyId, role: 'owner', contractIds: null },
      { companyId, role: 'viewer', contractIds: ['k1'] },
      { companyId, role: null, contractIds: null },
    ]);
  });
});

describe('parameters', () => {
  const seen: unknown[] = [];
  const app = sampleApp(
    {
      listThings: async ({ query }: { query: object }) => {
        seen.push(query);
        return { items: [], nextCursor: null };
      },
    },
    { rateLimitFactor: 10 },
  );
  it.each<[string, unknown]>([
    ['', { limit: 50, unread: false }],
    ['?limit=7&unread=true&from=2026-02-28', { limit: 7, unread: true, from: '2026-02-28' }],
    ['?kind=big', { limit: 50, unread: false, kind: ['big'] }],
    ['?kind=big&kind=small', { limit: 50, unread: false, kind: ['big', 'small'] }],
  ])('takes %s', async (query, expected) => {
    seen.length = 0;
    await app.request(list + query, { headers: owner });
    expect(seen).toEqual([expected]);
  });

  it.each<[string, unknown[]]>([
    [`${list}?limit=0`, ['/query/limit minimum']],
    [`${list}?limit=201&unread=maybe`, ['/query/limit maximum', '/query/unread type']],
    [`${list}?limit=1.5`, ['/query/limit type']],
    [`${list}?limit=1&limit=2`, ['/query/limit repeated']],
    [`${list}?from=2026-02-30`, ['/query/from format']],
    [`${list}?kind=huge`, ['/query/kind/0 enum']],
    [`${list}?Limit=1`, ['/query/Limit unknown_parameter']],
    [`${list}?__proto__=1`, ['/query/__proto__ unknown_parameter']],
    [`${list}?from=%00`, ['/query/from nul']],
    [`${one}x`, ['/path/thingId format']],
    [`${list}/%00`, ['/path/thingId nul']],
  ])('refuses %s', async (path, places) => {
    expect(await problem(await app.request(path, { headers: owner }))).toEqual([
      400,
      'invalid_request',
      ...places,
    ]);
  });

  it('refuses a query string over 4 KiB, and a bad key', async () => {
    expect(await problem(await app.request(`${list}?from=${'1'.repeat(4100)}`, { headers: owner }))).toEqual([
      400,
      'query_too_long',
    ]);
    const bad = await app.request(
      list,
      post({ name: 'a' }, { 'idempotency-key': 'ключ'.normalize().replace(/./g, 'é') }),
    );
    expect(await problem(bad)).toEqual([400, 'invalid_request', '/header/Idempotency-Key pattern']);
  });
});

describe('bodies', () => {
  const app = sampleApp({}, { rateLimitFactor: 10 });
  it.each<[string, RequestInit, unknown[]]>([
    [
      'several faults',
      post({ name: '', size: 0, extra: 1 }),
      [400, 'invalid_request', '/extra unknown_parameter', '/name min_length', '/size minimum'],
    ],
    ['a number as text', post({ name: 'a', size: '3' }), [400, 'invalid_request', '/size type']],
    [
      'an unknown field within',
      post({ name: 'a', price: { amount: '1.00', currency: 'RUB', x: 1 } }),
      [400, 'invalid_request', '/price/x unknown_parameter'],
    ],
    ['nothing', post(''), [400, 'invalid_json']],
    ['half of it', post('{"name":'), [400, 'invalid_json']],
    ['NUL', post('{"name":"a\\u0000"}'), [400, 'unsafe_json', '/name nul']],
    ['too large', post({ name: 'a'.repeat(3000) }), [413, 'body_too_large']],
    ['another type', post({ name: 'a' }, { 'content-type': 'text/plain' }), [415, 'unsupported_media_type']],
    [
      'another charset',
      post({ name: 'a' }, { 'content-type': 'application/json; charset=cp1251' }),
      [415, 'unsupported_media_type'],
    ],
    ['compressed', post({ name: 'a' }, { 'content-encoding': 'gzip' }), [415, 'unsupported_media_type']],
  ])('refuses %s', async (_, init, expected) => {
    const [status, code, ...errors] = await problem(await app.request(list, init));
    expect([status, code, ...errors.toSorted()]).toEqual(expected);
  });

  it('takes a good one', async () => {
    const response = await app.request(
      list,
      post({ name: 'Кран' }, { 'content-type': 'application/json; charset=UTF-8' }),
    );
    expect([response.status, response.headers.get('location'), await response.json()]).toEqual([
      201,
      '/v1/x',
      { ...thing, name: 'Кран' },
    ]);
  });

  it('wants the key of integrations', async () => {
    const init = post({ name: 'a' }, { 'api-key': 'erp' });
    delete (init.headers as Record<string, string>).cookie;
    expect(await problem(await app.request(list, init))).toEqual([400, 'idempotency_key_required']);
  });
});
