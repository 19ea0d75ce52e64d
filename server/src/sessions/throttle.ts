/**
 * Guessing passwords is slowed in three ways that together don't let a stranger lock an owner out:
 * - `pair`, an account from one network: after 5 failures each next attempt waits twice as long, up to 15 minutes;
 * - `account`, from anywhere: after 50 failures in an hour one attempt a minute, but not from networks where the
 *   account was signed in during the last 90 days;
 * - `network`, whatever the account: 50 failures in 15 minutes.
 */
export const throttleScopes = ['account', 'network', 'pair'] as const;
export type ThrottleScope = (typeof throttleScopes)[number];

/** Failures since the first one that still counts. */
export type Failures = { failures: number; first_failed_at: Date; last_failed_at: Date };
export type Throttle = Failures & { succeeded_at: Date | null };

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;
/** What is older than these no rule looks at. */
export const failuresMatterMs = day;
export const successMattersMs = 90 * day;

const since = (at: Date, now: Date) => now.getTime() - at.getTime();

const forgotten: Record<ThrottleScope, (throttle: Failures, now: Date) => boolean> = {
  account: ({ first_failed_at }, now) => since(first_failed_at, now) >= 60 * minute,
  network: ({ first_failed_at }, now) => since(first_failed_at, now) >= 15 * minute,
  pair: ({ last_failed_at }, now) => since(last_failed_at, now) >= failuresMatterMs,
};

const waitMs: Record<ThrottleScope, (throttle: Failures, now: Date) => number> = {
  account: ({ failures, last_failed_at }, now) => (failures < 50 ? 0 : minute - since(last_failed_at, now)),
  network: ({ failures, first_failed_at }, now) =>
    failures < 50 ? 0 : 15 * minute - since(first_failed_at, now),
  pair: ({ failures, last_failed_at }, now) =>
    failures < 5 ? 0 : Math.min(15 * minute, 30 * second * 2 ** (failures - 5)) - since(last_failed_at, now),
};

/** Seconds until the next attempt may be made; 0 when it may be made now. */
export function secondsToWait(throttles: Record<ThrottleScope, Throttle>, now: Date): number {
  const { succeeded_at } = throttles.pair;
  const known = succeeded_at !== null && since(succeeded_at, now) < successMattersMs;
  const waits = throttleScopes
    .filter((scope) => !(scope === 'account' && known) && !forgotten[scope](throttles[scope], now))
    .map((scope) => waitMs[scope](throttles[scope], now));
  return Math.ceil(Math.max(0, ...waits) / second);
}

/** One failure more, beginning anew when what was is forgotten. */
export function afterFailure(scope: ThrottleScope, throttle: Throttle, now: Date): Throttle {
  const again = throttle.failures > 0 && !forgotten[scope](throttle, now);
  return {
    ...throttle,
    failures: again ? throttle.failures + 1 : 1,
    first_failed_at: again ? throttle.first_failed_at : now,
    last_failed_at: now,
  };
}

/** Whoever has an IPv6 address usually has 2⁶⁴ of them, so the first half stands for all. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = (tail ?? '').split(':').filter(Boolean);
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0');
  return `${[...groups, ...zeros, ...rest].slice(0, 4).join(':').toLowerCase()}::/64`;
}
