import { describe, expect, it, test, vi } from 'vitest';
import { problemOf } from '../support/ask.ts';
import { type Op, operations, problemsOf, proveAnswer } from '../support/contract.ts';
import { produceProblems } from '../support/produce-problems.ts';
import { startTestServer } from '../support/server.ts';

/** Of an actor who may nothing: everybody who can sign in may all that is here by now. */
const rights = vi.hoisted(() => ({ none: false }));
vi.mock(import('../../server/src/sessions/access.ts'), async (original) => {
  const { scopesOf } = await original();
  const nothing = new Set<string>();
  return { scopesOf: (...who) => (rights.none ? nothing : scopesOf(...who)) };
});

const server = await startTestServer();
const { byCode } = await produceProblems(server, rights);

const declared = operations.flatMap((op) => problemsOf(op).map((problem) => ({ op, ...problem })));

describe.each(operations.map((op) => [op.id, op] as [string, Op]))('%s refuses with', (_, op) => {
  test.each(problemsOf(op).map((problem) => [problem.code, problem] as const))(
    '%s',
    async (code, { status, title }) => {
      const produce = byCode[code];
      if (!produce) throw new Error(`Say in test/support/produce-problems.ts how ${op.id} comes to ${code}.`);
      const told = await produce(op);
      expect(problemOf(told), told.text).toMatchObject({ code, status, title });
      expect(told.status).toBe(status);
      proveAnswer(op, told);
      expect(told.text).not.toContain('secret');
      expect(told.headers.get('content-language')).toBe('en');
      expect(problemOf(told).requestId).toBe(told.headers.get('x-request-id'));
      expect(told.headers.has('retry-after')).toBe(status === 429 || code === 'idempotency_key_in_use');
    },
  );
});

it('no way to produce a problem is left over', () => {
  const codes = new Set(declared.map(({ code }) => code));
  expect(Object.keys(byCode).filter((code) => !codes.has(code))).toEqual([]);
});

it('no problem of the catalogue is declared nowhere', async () => {
  const { problems } = await import('../../server/src/http/problems.gen.ts');
  const codes = new Set(declared.map(({ code }) => code));
  // What is answered where no operation is.
  const elsewhere = ['not_found', 'method_not_allowed'];
  expect(Object.keys(problems).filter((code) => !codes.has(code) && !elsewhere.includes(code))).toEqual([]);
});
