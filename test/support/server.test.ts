import { expect, it } from 'vitest';
import { callsTo } from './calls.ts';
import { startTestServer } from './server.ts';

const server = await startTestServer();
const { call } = callsTo(server.url);

it('answers its people', async () => {
  const { status, body } = await call<{ items: unknown[] }>(await server.as('owner'), 'GET', '/v1/companies');
  expect([status, server.logged]).toEqual([200, []]);
  expect(body.items.length).toBeGreaterThan(1);
  expect((await call(null, 'GET', '/v1/companies')).status).toBe(401);
});
