import { ApiError, ConnectionError, TimeoutError } from '@element-cabinet/sdk';
import { words } from './words.ts';

interface ErrorWords {
  title: string;
  detail: string | undefined;
  /** What the support asks for. */
  requestId: string | undefined;
  /** Nothing answered, so that trying later may help. */
  offline: boolean;
}

export function isOffline(error: unknown): boolean {
  return error instanceof ConnectionError || error instanceof TimeoutError;
}

/** What to tell a person about a failed call: the server's own words where it has any. */
export function describeError(error: unknown): ErrorWords {
  if (isOffline(error)) {
    return { title: words().offline, detail: words().offlineDetail, requestId: undefined, offline: true };
  }
  if (error instanceof ApiError && error.problem && error.status < 500) {
    const { title, detail, requestId } = error.problem;
    return { title, detail, requestId, offline: false };
  }
  return {
    title: words().failed,
    detail: words().unexpected,
    requestId: (error instanceof ApiError && error.requestId) || undefined,
    offline: false,
  };
}
