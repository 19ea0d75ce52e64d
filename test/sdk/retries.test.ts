import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  Cabinet,
  ConflictError,
  ConnectionError,
  RateLimitError,
  ServerError,
  TimeoutError,
} from '../../sdk/src/index.ts';

const baseUrl = 'https://cabinet.test';
const server = setupServer();
const seen: { at: number; key: string | null; body: string }[] = [];

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  seen.length = 0;
});
afterAll(() => server.close());

const ok = () => HttpResponse.json({ now: '2026-11-22T09:00:00Z', today: '2026-11-22', offsetDays: 0 });
const problem =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  () =>
    HttpResponse.json(
      { type: 'about:blank', title: code, status, code, requestId: 'r' },
      { status, headers },
    );
const soon = { 'Retry-After': '0' };

/** The server answers these one after the other, then the last of them for ever. */
function answering(...answers: (() => Response | Promise<Response>)[]) {
  const resolver = async ({ request }: { request: Request }) => {
    seen.push({
      at: performance.now(),
      key: request.headers.get('idempotency-key'),
      body: await request.text(),
    });
    const answer = answers[seen.length - 1] ?? answers.at(-1);
    return answer ? answer() : ok();
  };
  server.use(http.all(`${baseUrl}/*`, resolver));
}
const cabinet = new Cabinet({ baseUrl, key: 'k' });
const read = (options?: { signal?: AbortSignal; timeoutMs?: number }) => cabinet.sandbox.getClock(options);
const write = () => cabinet.sandbox.advanceClock({ body: { days: 1 } });

describe('a call that may be repeated', () => {
  it.each([408, 429, 500, 502, 503, 504])('is, after %i', async (status) => {
    answering(problem(status, 'passing', soon), ok);
    expect(await read()).toMatchObject({ today: '2026-11-22' });
    expect(seen).toHaveLength(2);
  });

  it('is after a broken connection', async () => {
    answering(() => HttpResponse.error(), ok);
    expect(await read()).toMatchObject({ offsetDays: 0 });
    expect(seen).toHaveLength(2);
  });

  it('is given up after two repeats, with the last answer', async () => {
    answering(problem(503, 'one', soon), problem(500, 'two', soon), problem(502, 'three', soon), ok);
    await expect(read()).rejects.toMatchObject({
      name: 'ServerError',
      status: 502,
      code: 'three',
      requestId: 'r',
    });
    expect(seen).toHaveLength(3);
  });

  it('is given up after two repeats of a broken connection', async () => {
    answering(() => HttpResponse.error());
    await expect(read()).rejects.toThrow(ConnectionError);
    expect(seen).toHaveLength(3);
  });

  it('is not when the client says so', async () => {
    answering(problem(503, 'not_ready'));
    await expect(new Cabinet({ baseUrl, retries: 0 }).sandbox.getClock()).rejects.toThrow(ServerError);
    expect(seen).toHaveLength(1);
  });

  it('waits up to 0.3 s, then up to 0.6 s, at random', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.999);
    onTestFinished(() => random.mockRestore());
    answering(problem(500, 'internal_error'));
    await expect(read()).rejects.toThrow(ServerError);
    const [first = 0, second = 0, third = 0] = seen.map(({ at }) => at);
    expect(second - first).toBeGreaterThan(290);
    expect(third - second).toBeGreaterThan(590);
  });

  it.each([400, 401, 403, 404, 409, 412, 422])('is not after %i', async (status) => {
    answering(problem(status, 'final'));
    await expect(read()).rejects.toMatchObject({ status, code: 'final' });
    expect(seen).toHaveLength(1);
  });
});

describe('Retry-After', () => {
  it.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 2000).toUTCString()],
  ])('in %s is waited for', async (_, header) => {
    answering(problem(429, 'rate_limited', { 'Retry-After': header() }), ok);
    await read();
    const [first = 0, second = 0] = seen.map(({ at }) => at);
    expect(second - first).toBeGreaterThan(950);
  });

  it('beyond the time of the call is told at once', async () => {
    answering(problem(429, 'rate_limited', { 'Retry-After': '60' }));
    const error = await read({ timeoutMs: 5000 }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfterMs: 60_000, code: 'rate_limited' });
    expect(seen).toHaveLength(1);
  });
});

describe('a write', () => {
  it('is repeated with the same body and the same idempotency key, each call with its own', async () => {
    answering(problem(503, 'busy', soon), () => HttpResponse.error(), ok);
    await write();
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map(({ body }) => body))).toEqual(new Set(['{"days":1}']));
    const keys = new Set(seen.map(({ key }) => key));
    expect(keys.size).toBe(1);
    await write();
    expect(keys).not.toContain(seen.at(-1)?.key);
  });

  it('is repeated while its first attempt still runs', async () => {
    answering(problem(409, 'idempotency_key_in_use'), ok);
    expect(await write()).toMatchObject({ offsetDays: 0 });
    expect(seen[0]?.key).toBe(seen[1]?.key);
  });

  it('is not repeated after another conflict, whose words are kept', async () => {
    answering(problem(409, 'import_already_confirmed'));
    const error = await write().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({ code: 'import_already_confirmed', requestId: 'r' });
    expect(seen).toHaveLength(1);
  });

  it('sends a file whole again', async () => {
    answering(problem(503, 'busy', soon), ok);
    await cabinet.operator.bankStatementImports.create({ file: new File(['СекцияДокумент'], 'a.txt') });
    expect(seen.map(({ body }) => body.includes('СекцияДокумент'))).toEqual([true, true]);
  });

  it('without a key is never repeated', async () => {
    answering(problem(503, 'busy', soon));
    const body = { email: 'a@b.example', password: 'x', kind: 'extension' as const };
    await expect(cabinet.sessions.create({ body })).rejects.toThrow(ServerError);
    expect(seen).toHaveLength(1);
    answering(() => HttpResponse.error());
    await expect(cabinet.sessions.create({ body })).rejects.toThrow(ConnectionError);
    expect(seen).toHaveLength(2);
  });
});

describe('time', () => {
  const never = () => new Promise<Response>(() => {});

  it('runs out', async () => {
    answering(never);
    const started = performance.now();
    await expect(read({ timeoutMs: 100 })).rejects.toThrow(TimeoutError);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(seen).toHaveLength(1);
  });

  it('runs out over the repeats together', async () => {
    answering(problem(503, 'busy', soon), never);
    await expect(read({ timeoutMs: 1000 })).rejects.toThrow(TimeoutError);
    expect(seen).toHaveLength(2);
  });
});

describe('cancelling', () => {
  const thinking = () => new Promise<Response>(() => {});

  it.each([
    ['the server thinks', thinking, 1],
    ['it waits to repeat', problem(503, 'busy', { 'Retry-After': '5' }), 1],
    ['a repeat runs', problem(503, 'busy', soon), 2],
  ])('rejects with the reason of the signal while %s', async (_, answer, requests) => {
    answering(answer, thinking);
    const controller = new AbortController();
    const reason = new Error('the page was left');
    const call = expect(read({ signal: controller.signal })).rejects.toBe(reason);
    await vi.waitFor(() => expect(seen).toHaveLength(requests));
    await new Promise((resolve) => setTimeout(resolve, 50));
    controller.abort(reason);
    await call;
    expect(seen).toHaveLength(requests);
  });

  it('sends nothing when the signal was aborted before', async () => {
    await expect(read({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toHaveLength(0);
  });
});
