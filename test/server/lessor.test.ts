import { expect, test } from 'vitest';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { callsTo } from '../support/calls.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });

test('a stranger learns whom to call, and no requisites', async () => {
  const { body } = await callsTo(server.url).call(null, 'GET', '/v1/lessor');
  const { name, address, phones, emails } = sandboxLessor;
  expect(body).toEqual({ name, address, phones, emails });
});
