import type { problems } from '../http/problems.gen.ts';
import type { Locale } from './locale.ts';

/** A word of the catalogue `openapi/shared/problems.yaml`. */
export type ProblemCode = keyof typeof problems;

/** What fills the `{name}`s of the word's detail. `retryAfterSeconds` also becomes `Retry-After`. */
export type ProblemParams = Readonly<Record<string, string | number>>;

/** One thing wrong with the input: a JSON pointer into the body, or `/query/…`, `/path/…`, `/header/…`. */
export interface InputError {
  readonly pointer: string;
  readonly code: string;
  /** In the language of the request, or in both where that is not known. */
  readonly message: string | Readonly<Record<Locale, string>>;
}

/** What else the problem tells, beside its words. */
export interface ProblemExtension {
  readonly methods?: readonly ('totp' | 'recovery_code' | 'passkey')[];
}

/** A rule said no. It is a word; http turns it into a status and a text. */
export class DomainError extends Error {
  override readonly name: string = 'DomainError';
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  readonly errors: readonly InputError[];
  readonly extension: ProblemExtension;

  constructor(
    code: ProblemCode,
    params: ProblemParams = {},
    errors: readonly InputError[] = [],
    extension: ProblemExtension = {},
  ) {
    super(code);
    this.code = code;
    this.params = params;
    this.errors = errors;
    this.extension = extension;
  }
}
