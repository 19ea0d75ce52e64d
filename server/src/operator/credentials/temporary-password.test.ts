import { expect, test } from 'vitest';
import { newTemporaryPassword, temporaryUntil } from './temporary-password.ts';

test('a temporary password is four groups of signs that cannot be mistaken, and another one each time', () => {
  const made = Array.from({ length: 500 }, newTemporaryPassword);
  for (const password of made) expect(password).toMatch(/^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){3}$/);
  expect(new Set(made).size).toBe(made.length);
  // 8,000 signs of 32: that one never came up would be a chance of e⁻²⁵⁰.
  expect(new Set(made.join('').replaceAll('-', '')).size).toBe(32);
});

test('it lives for seven days', () => {
  expect(temporaryUntil(new Date('2026-11-28T09:00:00Z'))).toEqual(new Date('2026-12-05T09:00:00Z'));
});
