import ky, { HTTPError } from 'ky';
import { retryAfterMs } from './errors.ts';
import type { Repeating } from './transport.ts';

/**
 * Hands a call whose first attempt failed to ky, which waits and repeats it. ky is given the outcome that is already
 * there as its first attempt, so that calls that succeed at once never pay for ky, neither in time nor in bytes.
 * Returns the last answer, refusals included, or throws the last network error.
 */
export async function repeat(
  first: Response | { error: unknown },
  url: string,
  init: RequestInit & Repeating,
  platform: typeof fetch,
): Promise<Response> {
  let replayed = false;
  const fetchAgain: typeof fetch = async (input, options) => {
    if (replayed) return platform(input, options);
    replayed = true;
    if (first instanceof Response) return first;
    throw first.error;
  };
  try {
    return await ky(url, {
      ...init,
      fetch: fetchAgain,
      timeout: false,
      retry: {
        limit: init.retries,
        methods: [init.method.toLowerCase()],
        statusCodes: [...init.statuses],
        afterStatusCodes: [...init.statuses],
        jitter: true,
        backoffLimit: 5_000,
        shouldRetry: ({ error }) =>
          error instanceof HTTPError ? mayRepeat(error.response, init.deadline) : undefined,
      },
      hooks: {
        // An answer that nobody reads would keep its connection.
        beforeRetry: [({ error }) => void (error instanceof HTTPError && error.response.body?.cancel())],
      },
    });
  } catch (error) {
    if (error instanceof HTTPError) return error.response;
    throw error;
  }
}

/** False ends it, true repeats, undefined leaves it to the statuses. */
async function mayRepeat(response: Response, deadline: number): Promise<boolean | undefined> {
  if (Date.now() + (retryAfterMs(response) ?? 0) > deadline) return false;
  if (response.status !== 409) return undefined;
  const problem = await response.clone().json();
  return problem.code === 'idempotency_key_in_use';
}
