import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from './problems.ts';

export type RateLimits = Readonly<Record<string, { readonly limit: number; readonly windowSeconds: number }>>;

/** Takes one from the budget of an actor or address; throws `rate_limited`. */
export interface Limiter {
  /** The value of `RateLimit-Policy`. */
  readonly policy: string;
  /** Answers the value of `RateLimit`. */
  take(key: string): Promise<string>;
}

/**
 * One limiter for each class of the contract, in this process's memory; `factor` widens all of them.
 * The headers follow draft-ietf-httpapi-ratelimit-headers.
 */
export function createLimiters(limits: RateLimits, factor: number): Record<string, Limiter> {
  return Object.fromEntries(
    Object.entries(limits).map(([name, { limit, windowSeconds }]) => {
      const points = Math.ceil(limit * factor);
      const memory = new RateLimiterMemory({ keyPrefix: name, points, duration: windowSeconds });
      return [
        name,
        {
          policy: `"${name}";q=${points};w=${windowSeconds}`,
          async take(key) {
            try {
              const { remainingPoints, msBeforeNext } = await memory.consume(key);
              return `"${name}";r=${remainingPoints};t=${Math.ceil(msBeforeNext / 1000)}`;
            } catch (error) {
              if (!(error instanceof RateLimiterRes)) throw error;
              throw new Problem('rate_limited', {
                retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
              });
            }
          },
        } satisfies Limiter,
      ];
    }),
  );
}
