import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import * as sdk from '../../sdk/src/index.ts';

const answering = (answer: () => Response) =>
  new sdk.Cabinet({ baseUrl: 'https://cabinet.test', retries: 0, fetch: async () => answer() });
const errorOf = (answer: () => Response): Promise<unknown> =>
  answering(answer)
    .account.getMe()
    .then(
      () => undefined,
      (error: unknown) => error,
    );

it('a password that is not enough tells by what to go on', async () => {
  const problem = { code: 'second_factor_required', status: 401, methods: ['passkey', 'totp'] };
  const error = await errorOf(() => Response.json(problem, { status: 401 }));
  expect(error).toBeInstanceOf(sdk.SecondFactorRequiredError);
  expect(error).toBeInstanceOf(sdk.AuthenticationError);
  expect(error).toMatchObject({ name: 'SecondFactorRequiredError', methods: ['passkey', 'totp'] });
});

it.each([
  [400, sdk.InvalidRequestError],
  [401, sdk.AuthenticationError],
  [403, sdk.PermissionError],
  [404, sdk.NotFoundError],
  [409, sdk.ConflictError],
  [412, sdk.PreconditionError],
  [413, sdk.InvalidRequestError],
  [415, sdk.InvalidRequestError],
  [422, sdk.InvalidRequestError],
  [429, sdk.RateLimitError],
  [500, sdk.ServerError],
  [503, sdk.ServerError],
])('%i is a %s', async (status, Class) => {
  const errors = [{ pointer: '/query/limit', code: 'maximum', message: 'не больше 200' }];
  const problem = {
    type: 'about:blank',
    title: 'Заголовок',
    detail: 'Подробно',
    status,
    code: 'a_word',
    requestId: 'r1',
    errors,
  };
  const error = await errorOf(() => Response.json(problem, { status }));
  for (const Parent of [Class, sdk.ApiError, sdk.CabinetError, Error]) expect(error).toBeInstanceOf(Parent);
  expect(error).toMatchObject({
    name: Class.name,
    message: 'Подробно',
    status,
    code: 'a_word',
    requestId: 'r1',
    problem,
    errors,
  });
});

it('is told from the status when a proxy answers', async () => {
  const headers = { 'X-Request-Id': 'r2' };
  const error = await errorOf(() => new Response('<h1>Bad gateway</h1>', { status: 502, headers }));
  expect(error).toBeInstanceOf(sdk.ServerError);
  expect(error).toMatchObject({
    code: 'http_502',
    message: 'HTTP 502',
    problem: null,
    requestId: 'r2',
    errors: [],
  });
});

it('is a lost connection when what comes is not JSON', async () => {
  const error = await errorOf(() => new Response('<h1>Wi-Fi sign-in</h1>'));
  expect(error).toBeInstanceOf(sdk.ConnectionError);
  expect(error).toMatchObject({ message: 'GET /v1/me got no usable answer', cause: expect.any(SyntaxError) });
});

it('is the error of a token function itself', async () => {
  const failure = new Error('no storage');
  const cabinet = new sdk.Cabinet({ token: () => Promise.reject(failure) });
  await expect(cabinet.account.getMe()).rejects.toBe(failure);
});

/** A real server, where the mocks differ from the network. */
async function listening(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('is a timeout, or a lost connection, when the answer stops half-way', async () => {
  const baseUrl = await listening((request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"kind":');
    if (request.headers['api-key'] === 'broken') setTimeout(() => response.destroy(), 20);
  });
  const getMe = (key: string, timeoutMs: number) =>
    new sdk.Cabinet({ baseUrl, key, timeoutMs }).account.getMe();
  await expect(getMe('slow', 200)).rejects.toThrow(sdk.TimeoutError);
  await expect(getMe('broken', 5000)).rejects.toThrow(sdk.ConnectionError);
});

it('is a lost connection rather than a key that follows a redirect', async () => {
  const keys: unknown[] = [];
  const elsewhere = await listening((request, response) => {
    keys.push(request.headers['api-key']);
    response.end('{}');
  });
  const baseUrl = await listening((_, response) => response.writeHead(307, { Location: elsewhere }).end());
  await expect(new sdk.Cabinet({ baseUrl, key: 'k', retries: 0 }).account.getMe()).rejects.toThrow(
    sdk.ConnectionError,
  );
  expect(keys).toEqual([]);
});
