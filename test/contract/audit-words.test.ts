import { expect, it } from 'vitest';
import { knownActions } from '../../examples/operator/src/audit/action-words.ts';
import { operations } from '../../server/src/http/operations.gen.ts';

it('names every operation that the audit is told of', () => {
  const told = Object.entries(operations).filter(([, { audit }]) => audit !== null);
  const known = new Set(knownActions().map(({ id }) => id));
  expect(
    told.map(([id]) => id).filter((id) => !known.has(id)),
    'say in action-words.ts what it is called',
  ).toEqual([]);
});

it('names nothing that there is not', () => {
  const ids: readonly string[] = Object.keys(operations);
  expect(knownActions().filter(({ id }) => !ids.includes(id))).toEqual([]);
});
