import { expect, test } from 'vitest';
import { ask, over } from '../support/ask.ts';
import { operations, proveAnswer } from '../support/contract.ts';
import { goodAsks } from '../support/good-asks.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const good = goodAsks(server);
const send = over(server.url);

// What changes everything comes last.
const ordered = [...operations].sort(
  (a, b) => Number(a.id === 'resetSandbox') - Number(b.id === 'resetSandbox'),
);

test.each(ordered.map((op) => [op.id, op] as const))('%s succeeds as the contract says', async (_, op) => {
  const told = await ask(send, op, await good(op));
  expect(told.status, told.text).toBeLessThan(300);
  proveAnswer(op, told);
  expect(server.logged).toEqual([]);
});

const conditional = operations.filter(({ operation }) => operation['x-conditional']);
test.each(conditional.map((op) => [op.id, op] as const))('%s says 304 to who has it', async (_, op) => {
  const how = await good(op);
  const etag = (await ask(send, op, how)).headers.get('etag') ?? '';
  const again = await ask(send, op, { ...how, headers: { 'if-none-match': etag } });
  expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
  proveAnswer(op, again);
});

const keyed = operations.filter(({ operation }) => operation['x-idempotency'] === 'key');
test.each(keyed.map((op) => [op.id, op] as const))('%s answers a repeat as it did before', async (_, op) => {
  const how = await good(op);
  const headers = { 'idempotency-key': `again-${op.id}` };
  const first = await ask(send, op, { ...how, headers });
  const second = await ask(send, op, { ...how, headers });
  expect([second.status, second.text, second.headers.get('etag')]).toEqual([
    first.status,
    first.text,
    first.headers.get('etag'),
  ]);
  expect([first, second].map((told) => told.headers.get('idempotency-replayed'))).toEqual([null, 'true']);
  proveAnswer(op, second);
});
