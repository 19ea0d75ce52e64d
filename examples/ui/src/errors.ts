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

/** What to tell a person about an act that failed: the server's own words where it has any. */
export const describeError = (error: unknown): ErrorWords =>
  describe(error, words().actFailed, words().actOffline);

/** The same of what could not be loaded: it comes by itself when the connection is back, an act does not. */
export const describeLoadError = (error: unknown): ErrorWords =>
  describe(error, words().failed, words().offlineDetail);

function describe(error: unknown, failed: string, whenOffline: string): ErrorWords {
  if (isOffline(error)) {
    return { title: words().offline, detail: whenOffline, requestId: undefined, offline: true };
  }
  if (error instanceof ApiError && error.problem && error.status < 500) {
    const { title, detail, requestId } = error.problem;
    return { title, detail, requestId, offline: false };
  }
  return {
    title: failed,
    detail: words().unexpected,
    requestId: (error instanceof ApiError && error.requestId) || undefined,
    offline: false,
  };
}
