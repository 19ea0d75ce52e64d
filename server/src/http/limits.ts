import { Problem } from './problems.ts';

export type RateLimits = Readonly<Record<string, { readonly limit: number; readonly windowSeconds: number }>>;

/** Takes one from the budget of an actor or address; throws `rate_limited`. */
export interface Limiter {
  /** The value of `RateLimit-Policy`. */
  readonly policy: string;
  /** Answers the value of `RateLimit`. */
  take(key: string): string;
}

/**
 * One limiter for each class of the contract, in this process's memory; `factor` widens all of them.
 * The headers follow draft-ietf-httpapi-ratelimit-headers.
 */
export function createLimiters(limits: RateLimits, factor: number): Record<string, Limiter> {
  return Object.fromEntries(
    Object.entries(limits).map(([name, { limit, windowSeconds }]) => [
      name,
      createLimiter(name, Math.ceil(limit * factor), windowSeconds),
    ]),
  );
}

/** Counts in windows that begin with a key's first request; those that ended are swept out once a window. */
function createLimiter(name: string, limit: number, windowSeconds: number): Limiter {
  const windows = new Map<string, { taken: number; readonly endsAt: number }>();
  let sweepAt = 0;
  const windowOf = (key: string, now: number) => {
    if (now >= sweepAt) {
      for (const [other, { endsAt }] of windows) if (endsAt <= now) windows.delete(other);
      sweepAt = now + windowSeconds * 1000;
    }
    const known = windows.get(key);
    if (known && known.endsAt > now) return known;
    const begun = { taken: 0, endsAt: now + windowSeconds * 1000 };
    windows.set(key, begun);
    return begun;
  };
  return {
    policy: `"${name}";q=${limit};w=${windowSeconds}`,
    take(key) {
      const now = Date.now();
      const window = windowOf(key, now);
      const seconds = Math.ceil((window.endsAt - now) / 1000);
      if (window.taken >= limit) throw new Problem('rate_limited', { retryAfterSeconds: seconds });
      window.taken += 1;
      return `"${name}";r=${limit - window.taken};t=${seconds}`;
    },
  };
}
