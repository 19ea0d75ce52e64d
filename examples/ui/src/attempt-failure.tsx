import { RateLimitError } from '@element-cabinet/sdk';
import { Failure } from './failure.tsx';
import { Throttled } from './throttled.tsx';

/** Why an attempt failed that may be made so often only: after too many, how long to wait is counted down. */
export function AttemptFailure({ failure }: { failure: unknown }) {
  return failure instanceof RateLimitError ? (
    <Throttled retryAfterMs={failure.retryAfterMs ?? 60_000} />
  ) : (
    <Failure failure={failure} />
  );
}
