import { describe, expect, it, test } from 'vitest';
import { changedAccess, holds, type Place, sameAccess, takesLastOwner } from './member.ts';

const place = (userId: string, more: Partial<Place> = {}): Place => ({
  ...{ userId, role: 'owner', contractIds: null, locked: false },
  ...more,
});

test.each([
  [null, null, true],
  [null, ['a'], true],
  [['a'], null, false],
  [['a', 'b'], ['a'], true],
  [['a'], ['a', 'b'], false],
  [['a'], [], true],
])('who sees %j holds %j: %s', (mine, theirs, expected) => {
  expect(holds(mine, theirs)).toBe(expected);
});

describe('the last owner', () => {
  const viewer = place('v', { role: 'viewer' });
  test.each<[string, Place[], string, Parameters<typeof takesLastOwner>[2], boolean]>([
    ['the only one goes', [place('a'), viewer], 'a', null, true],
    ['one of two goes', [place('a'), place('b')], 'a', null, false],
    ['the other is locked', [place('a'), place('b', { locked: true })], 'a', null, true],
    ['the other is narrowed', [place('a'), place('b', { contractIds: ['x'] })], 'a', null, true],
    ['is demoted', [place('a'), viewer], 'a', { role: 'viewer', contractIds: null }, true],
    ['is narrowed', [place('a'), viewer], 'a', { role: 'owner', contractIds: ['x'] }, true],
    ['a viewer goes', [place('a'), viewer], 'v', null, false],
    ['a narrowed one goes, who was the only owner', [place('a', { contractIds: ['x'] })], 'a', null, true],
    ['a viewer becomes one', [place('a'), viewer], 'v', { role: 'owner', contractIds: null }, false],
  ])('%s', (_, places, userId, next, expected) => {
    expect(takesLastOwner(places, userId, next)).toBe(expected);
  });
});

it('a change keeps what it leaves out, and names a contract once', () => {
  const now = { role: 'viewer' as const, contractIds: ['a'] };
  expect(changedAccess(now, {})).toEqual(now);
  expect(changedAccess(now, { contractIds: null })).toEqual({ role: 'viewer', contractIds: null });
  expect(changedAccess(now, { role: 'owner', contractIds: ['b', 'b'] })).toEqual({
    role: 'owner',
    contractIds: ['b'],
  });
  expect(sameAccess(now, { ...now, contractIds: ['a'] })).toBe(true);
  expect(sameAccess(now, { ...now, contractIds: null })).toBe(false);
  expect(sameAccess(now, { ...now, contractIds: ['b'] })).toBe(false);
});
