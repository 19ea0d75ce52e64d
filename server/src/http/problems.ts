import { DomainError, type InputError } from '../platform/errors.ts';
import { fill } from '../platform/fill.ts';
import type { Locale } from '../platform/locale.ts';
import type { Outgoing } from './answers.ts';
import { problems } from './problems.gen.ts';

/** A refusal by HTTP's own rules; like every word of the catalogue. */
export class Problem extends DomainError {
  override readonly name = 'Problem';
}

/** Where a problem is told. */
export interface Telling {
  readonly locale: Locale;
  readonly requestId: string;
  /** The origin of `type`, where the page of the code is. */
  readonly origin: string;
  /** Part of the request was not read: what comes next on the connection is no request. */
  readonly unread: boolean;
}

/** Problem details (RFC 9457) of a word. */
export function problemAnswer(error: DomainError, { locale, requestId, origin, unread }: Telling): Outgoing {
  const { status, title, detail } = problems[error.code];
  const headers: Record<string, string> = { 'Content-Language': locale };
  if (unread) headers.Connection = 'close';
  const { retryAfterSeconds } = error.params;
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(retryAfterSeconds);
  if (status === 405) headers.Allow = String(error.params.allowed);
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer';
  const body = JSON.stringify({
    type: `${origin}/docs/problems/${error.code}`,
    title: title[locale],
    status,
    detail: fill(detail[locale], error.params),
    code: error.code,
    requestId,
    ...(error.errors.length > 0 ? { errors: error.errors.map((one) => spoken(one, locale)) } : {}),
    ...error.extension,
  });
  return { status, body, contentType: 'application/problem+json', headers };
}

const spoken = ({ pointer, code, message }: InputError, locale: Locale) => ({
  pointer,
  code,
  message: typeof message === 'string' ? message : message[locale],
});

/** Refuses the input at one place. */
export const invalid = (pointer: string, code: string, message: InputError['message']): Problem =>
  new Problem('invalid_request', {}, [{ pointer, code, message }]);

/** Any thrown thing as a word: what is no word is `internal_error`. */
export const wordOf = (error: unknown): DomainError =>
  error instanceof DomainError ? error : new Problem('internal_error');
