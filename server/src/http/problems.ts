import { DomainError, type InputError, type ProblemParams } from '../platform/errors.ts';
import type { Locale } from '../platform/locale.ts';
import { problems } from './problems.gen.ts';

/** A refusal by HTTP's own rules; like every word of the catalogue. */
export class Problem extends DomainError {
  override readonly name = 'Problem';
}

/** The catalogue's texts with their places filled. */
function fill(template: string, params: ProblemParams): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

export interface ProblemBody {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Problem details (RFC 9457) of a word. */
export function problemBody(
  error: DomainError,
  locale: Locale,
  requestId: string,
  publicUrl: string,
): ProblemBody {
  const { status, title, detail } = problems[error.code];
  const headers: Record<string, string> = {
    'Content-Type': 'application/problem+json',
    'Content-Language': locale,
  };
  const { retryAfterSeconds } = error.params;
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(retryAfterSeconds);
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer';
  const body = JSON.stringify({
    type: `${publicUrl}/docs/problems/${error.code}`,
    title: title[locale],
    status,
    detail: fill(detail[locale], error.params),
    code: error.code,
    requestId,
    ...(error.errors.length > 0 ? { errors: error.errors.map((one) => spoken(one, locale)) } : {}),
  });
  return { status, headers, body };
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
