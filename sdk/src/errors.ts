import type { FactorMethod, Problem, ProblemError } from './types.gen.ts';

/** Whatever the SDK throws by itself. Not an aborted `signal`: that rejects with the signal's own reason. */
export class CabinetError extends Error {
  override name = 'CabinetError';
}

/** The server refused. Not a lost connection: there is always a status. */
export class ApiError extends CabinetError {
  override name = 'ApiError';
  /** The HTTP status. */
  readonly status: number;
  /** A stable word to program against: `contract_not_found`; `http_502` when the answer is not the server's own. */
  readonly code: string;
  /** The problem details; null when a proxy answered instead of the server. */
  readonly problem: Problem | null;
  /** Tell it to the support. */
  readonly requestId: string | null;
  /** The places of invalid input, each with its pointer. */
  readonly errors: readonly ProblemError[];

  constructor(response: Response, problem: Problem | null) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${response.status}`);
    this.status = response.status;
    this.code = problem?.code ?? `http_${response.status}`;
    this.problem = problem;
    this.requestId = problem?.requestId ?? response.headers.get('x-request-id');
    this.errors = problem?.errors ?? [];
  }
}

/** 400, 413, 415, 422: the request itself is wrong. Not a refusal of a right one in the present state (`ConflictError`). */
export class InvalidRequestError extends ApiError {
  override name = 'InvalidRequestError';
}

/** 401: nobody is signed in, or no longer. Not a lack of rights (`PermissionError`). */
export class AuthenticationError extends ApiError {
  override name = 'AuthenticationError';
}

/** 401 `second_factor_required`: the password is right and not enough. Not a failure to tell: ask for what `methods` names. */
export class SecondFactorRequiredError extends AuthenticationError {
  override name = 'SecondFactorRequiredError';

  /** By what the person may go on, the best first: `code` of an app or a recovery code, or a passkey alone. */
  get methods(): readonly FactorMethod[] {
    return this.problem?.methods ?? [];
  }
}

/** 403: the role or key may not do this. Not another company's resource: that is a `NotFoundError`. */
export class PermissionError extends ApiError {
  override name = 'PermissionError';
}

/** 404: it does not exist for the one who asks. Not a sign that it exists for nobody. */
export class NotFoundError extends ApiError {
  override name = 'NotFoundError';
}

/** 409: the state does not allow it. Not a stale `ifMatch` (`PreconditionError`). */
export class ConflictError extends ApiError {
  override name = 'ConflictError';
}

/** 412: it changed since `ifMatch` was seen. Not a conflict with a rule (`ConflictError`). */
export class PreconditionError extends ApiError {
  override name = 'PreconditionError';
}

/** 429: too often. Not a short burst: the SDK has waited and retried where it may. */
export class RateLimitError extends ApiError {
  override name = 'RateLimitError';
  /** How long to wait, in milliseconds; null when the server does not say. */
  readonly retryAfterMs: number | null;

  constructor(response: Response, problem: Problem | null) {
    super(response, problem);
    this.retryAfterMs = retryAfterMs(response);
  }
}

/** 5xx: the server failed. Not known to have done nothing: repeat a write only with its idempotency key. */
export class ServerError extends ApiError {
  override name = 'ServerError';
}

/** No answer, or one that can't be read: offline, DNS, broken off. Not a refusal by the server (`ApiError`). */
export class ConnectionError extends CabinetError {
  override name = 'ConnectionError';
}

/** `timeoutMs` ran out. Not the server's own timeout, which is a `ServerError`. */
export class TimeoutError extends CabinetError {
  override name = 'TimeoutError';
}

const classes: Record<number, typeof ApiError> = {
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  412: PreconditionError,
  429: RateLimitError,
};

/** The error of an answer that is not a success; `body` is its parsed JSON, or its text. */
export function apiError(response: Response, body: unknown): ApiError {
  const ErrorClass = classes[response.status] ?? (response.status < 500 ? InvalidRequestError : ServerError);
  const isProblem = typeof body === 'object' && body !== null && 'code' in body;
  const problem = isProblem ? (body as Problem) : null;
  if (problem?.code === 'second_factor_required') return new SecondFactorRequiredError(response, problem);
  return new ErrorClass(response, problem);
}

/** `Retry-After` in milliseconds, whether it is seconds or a date. */
export function retryAfterMs(response: Response): number | null {
  const header = response.headers.get('retry-after');
  if (header === null) return null;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
