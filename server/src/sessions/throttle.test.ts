import { describe, expect, it, test } from 'vitest';
import { afterFailure, networkOf, secondsToWait, type Throttle, type ThrottleScope } from './throttle.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22) + seconds * 1000);
const minute = 60;
const hour = 60 * minute;
const none: Throttle = { failures: 0, first_failed_at: at(0), last_failed_at: at(0), succeeded_at: null };
const failed = (failures: number, first = 0, last = first): Throttle => ({
  ...none,
  failures,
  first_failed_at: at(first),
  last_failed_at: at(last),
});
const wait = (throttles: Partial<Record<ThrottleScope, Throttle>>, seconds: number) =>
  secondsToWait({ account: none, network: none, pair: none, ...throttles }, at(seconds));

describe('an account from one network', () => {
  test.each([
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [8, 240],
    [9, 480],
    [10, 900],
    [50, 900],
  ])('after %i failures waits %i s', (failures, seconds) => {
    expect(wait({ pair: failed(failures) }, 0)).toBe(seconds);
    expect(wait({ pair: failed(failures) }, seconds)).toBe(0);
  });

  it('tells how long is left, and forgets in a day', () => {
    expect(wait({ pair: failed(10) }, 600)).toBe(300);
    expect(afterFailure('pair', failed(10), at(24 * hour)).failures).toBe(1);
    expect(afterFailure('pair', failed(10), at(23 * hour)).failures).toBe(11);
  });
});

describe('an account from anywhere', () => {
  it('gets one attempt a minute after 50 failures in an hour', () => {
    expect(wait({ account: failed(49, 0, 100) }, 100)).toBe(0);
    expect(wait({ account: failed(50, 0, 100) }, 110)).toBe(50);
    expect(wait({ account: failed(50, 0, 100) }, 160)).toBe(0);
    expect(wait({ account: failed(500, 0, hour - 1) }, hour)).toBe(0);
  });

  it('does not lock its owner out of a network where they were signed in', () => {
    const known = { ...none, succeeded_at: at(-30 * 24 * hour) };
    const long = { ...none, succeeded_at: at(-91 * 24 * hour) };
    const attacked = { account: failed(5000, 0, 100) };
    expect(wait({ ...attacked, pair: known }, 100)).toBe(0);
    expect(wait({ ...attacked, pair: long }, 100)).toBe(60);
  });
});

it('a network gets 50 failures in 15 minutes', () => {
  expect(wait({ network: failed(49, 0, 600) }, 600)).toBe(0);
  expect(wait({ network: failed(50, 0, 600) }, 600)).toBe(300);
  expect(wait({ network: failed(50, 0, 600) }, 15 * minute)).toBe(0);
  expect(afterFailure('network', failed(50, 0, 600), at(15 * minute)).failures).toBe(1);
});

describe('ten thousand guesses of a code', () => {
  /** How many of them are looked at. */
  function looked(everySeconds: number, networks: number): number {
    const book = new Map<string, Throttle>();
    let looked = 0;
    for (let guess = 0; guess < 10_000; guess += 1) {
      const now = at(guess * everySeconds);
      const names = { account: 'account', network: `n${guess % networks}`, pair: `p${guess % networks}` };
      const of = (scope: ThrottleScope) => book.get(names[scope]) ?? none;
      const throttles = { account: of('account'), network: of('network'), pair: of('pair') };
      if (secondsToWait(throttles, now) > 0) continue;
      looked += 1;
      for (const scope of ['account', 'network', 'pair'] as const)
        book.set(names[scope], afterFailure(scope, throttles[scope], now));
    }
    return looked;
  }

  test.each([
    ['from one network, one a second', 1, 1, 25],
    ['from a thousand networks, ten a second', 0.1, 1000, 70],
  ])('%s', (_, everySeconds, networks, most) => {
    expect(looked(everySeconds, networks)).toBeLessThanOrEqual(most);
  });
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
