import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLimiters } from './limits.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());
const limiter = (factor = 1) => {
  const { few } = createLimiters({ few: { limit: 2, windowSeconds: 60 } }, factor);
  if (!few) throw new Error('no limiter');
  return few;
};

it('counts each key on its own, from its first request', () => {
  const few = limiter();
  expect(few.policy).toBe('"few";q=2;w=60');
  expect(few.take('one')).toBe('"few";r=1;t=60');
  vi.advanceTimersByTime(10_500);
  expect(few.take('one')).toBe('"few";r=0;t=50');
  expect(few.take('other')).toBe('"few";r=1;t=60');
});

it('refuses what is over until the window ends, and says when', () => {
  const few = limiter();
  few.take('one');
  few.take('one');
  vi.advanceTimersByTime(59_999);
  expect(() => few.take('one')).toThrow(
    expect.objectContaining({ code: 'rate_limited', params: { retryAfterSeconds: 1 } }),
  );
  vi.advanceTimersByTime(1);
  expect(few.take('one')).toBe('"few";r=1;t=60');
});

it('keeps a window through the sweep of others', () => {
  const few = limiter();
  few.take('early');
  vi.advanceTimersByTime(30_000);
  few.take('late');
  vi.advanceTimersByTime(30_000);
  few.take('early');
  expect(few.take('late')).toBe('"few";r=0;t=30');
});

it('is widened by the factor', () => {
  expect(limiter(2.2).policy).toBe('"few";q=5;w=60');
});
