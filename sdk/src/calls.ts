import type { operations } from './schema.gen.ts';

/** What any call may be told besides its parameters. */
export interface CallOptions {
  /** Cancels the call; it then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined;
  /** The longest the call may take in milliseconds, its retries and reading the answer included. */
  timeoutMs?: number | undefined;
}

/** Of a write that is done once however often it is sent. */
export interface WriteOptions extends CallOptions {
  /** Makes a repeat within 24 hours return the first answer; a new one is made for every call unless given. */
  idempotencyKey?: string | undefined;
}

/** Of a write that may insist on the state that was seen. */
export interface MatchOptions {
  /** The `etag` that was seen; a stale one is a `PreconditionError`. */
  ifMatch?: string | undefined;
}

/** Of a read that need not be repeated when nothing changed. */
export interface ConditionalOptions extends CallOptions {
  /** The `etag` of the last answer, or null at first. With it the call returns `Fresh`, or null when nothing changed. */
  etag: string | null;
}

/** A changed answer and the `etag` to ask with next time. */
export interface Fresh<T> {
  data: T;
  etag: string | null;
}

/** A file to send. `fs.openAsBlob(path)` makes a Blob that Node does not read into memory. */
export interface Upload {
  file: Blob;
  /** Its name; that of a `File` unless given. */
  fileName?: string | undefined;
}

type Operations = operations;
type Query<Id extends keyof Operations> = NonNullable<Operations[Id]['parameters']['query']>;
type Path<Id extends keyof Operations> = NonNullable<Operations[Id]['parameters']['path']>;

/** Path and query parameters of an operation in one flat object; an undefined one is left out. */
export type ParamsOf<Id extends keyof Operations> = {
  [K in keyof Path<Id>]: Path<Id>[K];
} & {
  [K in keyof Query<Id>]: undefined extends Query<Id>[K] ? Query<Id>[K] | undefined : Query<Id>[K];
};
