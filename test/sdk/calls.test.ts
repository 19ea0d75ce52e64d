import { HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Cabinet, type DebtSummary } from '../../sdk/src/index.ts';
import { examples } from '../../sdk/src/testing/examples.gen.ts';
import { handlers } from '../../sdk/src/testing/index.ts';

const baseUrl = 'https://cabinet.test';
const companyId = '0192f3c4-0000-7000-8000-0000000000c1';
const id = '0192f3c4-0000-7000-8000-0000000000e1';
const server = setupServer();
const seen: Request[] = [];
server.events.on('request:start', ({ request }) => void seen.push(request.clone()));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  seen.length = 0;
});
afterAll(() => server.close());

const last = () => seen.at(-1) as Request;
const answering = (overrides?: Parameters<typeof handlers>[1]) => server.use(...handlers(baseUrl, overrides));

describe('what is sent', () => {
  it('sorts flat parameters into path and query, repeats arrays and leaves out undefined ones', async () => {
    answering();
    const cabinet = new Cabinet({ baseUrl: `${baseUrl}/` });
    await cabinet.contracts.list({
      companyId,
      status: ['active', 'draft'],
      externalId: 'а/б&в',
      cursor: undefined,
    });
    const url = new URL(last().url);
    expect(url.pathname).toBe(`/v1/companies/${companyId}/contracts`);
    expect([...url.searchParams]).toEqual([
      ['status', 'active'],
      ['status', 'draft'],
      ['externalId', 'а/б&в'],
    ]);
  });

  it.each(['', '..', 'a/b', '?x', undefined])('never sends %j as an id', async (companyId) => {
    const cabinet = new Cabinet({ baseUrl });
    await expect(cabinet.companies.get({ companyId } as { companyId: string })).rejects.toThrow(TypeError);
    expect(seen).toHaveLength(0);
  });

  it('authenticates by token or by key, asked anew for every call', async () => {
    answering();
    let token = 'first';
    const withToken = new Cabinet({ baseUrl, token: async () => token, locale: () => 'en' });
    await withToken.account.getMe();
    expect(last().headers.get('authorization')).toBe('Bearer first');
    expect(last().headers.get('accept-language')).toBe('en');
    expect(last().credentials).toBe('omit');
    token = 'second';
    await withToken.account.getMe();
    expect(last().headers.get('authorization')).toBe('Bearer second');

    await new Cabinet({ baseUrl, key: 'k' }).account.getMe();
    expect(last().headers.get('api-key')).toBe('k');
    expect(last().headers.get('authorization')).toBeNull();

    await new Cabinet({ baseUrl }).account.getMe();
    expect(last().credentials).toBe('same-origin');
    expect(last().headers.get('api-key')).toBeNull();
  });

  it('sends JSON bodies, and files with their names', async () => {
    answering();
    const cabinet = new Cabinet({ baseUrl });
    const body = { email: 'a@b.example', password: 'x', kind: 'web' as const };
    await cabinet.sessions.create({ body });
    expect(await last().json()).toEqual(body);
    expect(last().headers.get('idempotency-key')).toBeNull();

    const file = new File(['1CClientBankExchange'], 'выписка.txt');
    await cabinet.operator.bankStatementImports.create({ file });
    const form = await last().formData();
    expect((form.get('file') as File).name).toBe('выписка.txt');
    expect(last().headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);

    const blob = new Blob(['x']);
    await cabinet.operator.portfolioImports.create(
      { file: blob, fileName: 'p.csv' },
      { idempotencyKey: 'mine' },
    );
    expect(((await last().formData()).get('file') as File).name).toBe('p.csv');
    expect(last().headers.get('idempotency-key')).toBe('mine');
  });

  it('insists on the seen state when told to', async () => {
    answering();
    await new Cabinet({ baseUrl }).operator.portfolioImports.confirm({ importId: id }, { ifMatch: '"1"' });
    expect(last().headers.get('if-match')).toBe('"1"');
  });

  it('uses the fetch it was given', async () => {
    const urls: string[] = [];
    const cabinet = new Cabinet({
      fetch: async (url) => {
        urls.push(String(url));
        return Response.json({ items: [], nextCursor: null });
      },
    });
    await cabinet.payments.list({ companyId });
    expect(urls).toEqual([`/v1/companies/${companyId}/payments`]);
  });
});

describe('what comes back', () => {
  it('is read as files, text and nothing', async () => {
    answering({
      downloadPortfolioTemplate: () =>
        new HttpResponse('bytes', {
          headers: {
            'Content-Type': 'text/csv',
            'Content-Disposition': `attachment; filename="_.csv"; filename*=UTF-8''${encodeURIComponent('шаблон.csv')}`,
          },
        }),
    });
    const cabinet = new Cabinet({ baseUrl });
    const file = await cabinet.operator.portfolioImports.downloadPortfolioTemplate({ format: 'csv' });
    expect([file.name, file.type, await file.text()]).toEqual(['шаблон.csv', 'text/csv', 'bytes']);
    expect(await cabinet.health.getMetrics()).toContain('http_requests_total');
    expect(await cabinet.sessions.endCurrentSession()).toBeUndefined();
  });

  it('is null when nothing changed since the etag', async () => {
    const summary = examples.getDebtSummary.body as DebtSummary;
    answering({
      getDebtSummary: ({ request }) =>
        request.headers.get('if-none-match') === '"1"'
          ? new HttpResponse(null, { status: 304, headers: { ETag: '"1"' } })
          : HttpResponse.json(summary, { headers: { ETag: '"1"' } }),
    });
    const { payments } = new Cabinet({ baseUrl });
    const fresh = await payments.getDebtSummary({ companyId }, { etag: null });
    expect(fresh).toEqual({ data: summary, etag: '"1"' });
    expect(await payments.getDebtSummary({ companyId }, { etag: '"1"' })).toBeNull();
    expect(await payments.getDebtSummary({ companyId })).toEqual(summary);
  });
});
