import { describe, expect, it } from 'vitest';
import { openEnvelope } from './stored-value.ts';

const definition = {
  fallback: { hours: [22, 8] },
  version: 3,
  migrations: {
    2: (older: number) => [older, 8],
    3: (older: number[]) => ({ hours: older }),
  },
};

describe('openEnvelope', () => {
  it.each([
    ['nothing stored', undefined, { hours: [22, 8] }],
    ['something that is not ours', 'x', { hours: [22, 8] }],
    ['the same version', { version: 3, value: { hours: [1, 2] } }, { hours: [1, 2] }],
    ['two versions ago', { version: 1, value: 23 }, { hours: [23, 8] }],
    ['the version before', { version: 2, value: [20, 7] }, { hours: [20, 7] }],
    ['a newer build', { version: 4, value: [] }, { hours: [22, 8] }],
    ['a version without a way here', { version: 0, value: 1 }, { hours: [22, 8] }],
  ])('%s', (_, stored, expected) => {
    expect(openEnvelope(stored, definition)).toEqual(expected);
  });
});
