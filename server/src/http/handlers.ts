import type { Readable } from 'node:stream';
import type { Transaction } from 'kysely';
import type { Database, Role } from '../db/schema.ts';
import type { Actor } from '../platform/actor.ts';
import type { Locale } from '../platform/locale.ts';
import type { operations as metadata } from './operations.gen.ts';
import type { Answer, Download, JsonText } from './reply.ts';
import type { operations } from './schema.gen.ts';

type Metadata = typeof metadata;
export type OperationId = keyof Metadata;
export type Tag = Metadata[OperationId]['tag'];

/** The company of a path with `{companyId}`, after the runtime found it to be the actor's. */
export interface CompanyAccess {
  readonly companyId: string;
  /** The only contracts seen; null means all. */
  readonly contractIds: readonly string[] | null;
  /** Null for a key. */
  readonly role: Role | null;
}

/** A file that was received whole, within its limit, before the handler began. */
export interface Upload {
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly stream: Readable;
  readonly fields: Readonly<Record<string, string>>;
}

type Parameters<Op extends OperationId> = operations[Op]['parameters'];
type Declared<T> = [Exclude<T, undefined>] extends [never] ? Record<never, never> : NonNullable<T>;
type JsonBody<Op extends OperationId> = operations[Op] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

type Input<Op extends OperationId> = {
  none: unknown;
  json: { readonly body: JsonBody<Op> };
  file: { readonly upload: Upload };
  'json-or-file':
    | { readonly content: 'json'; readonly body: JsonBody<Op> }
    | { readonly content: 'file'; readonly upload: Upload };
}[Metadata[Op]['body']];

/** What a handler is given: everything in it is checked already. */
export type Call<Op extends OperationId> = {
  readonly path: Declared<Parameters<Op>['path']>;
  readonly query: Declared<Parameters<Op>['query']>;
  readonly header: Declared<Parameters<Op>['header']>;
  readonly actor: Metadata[Op]['security'] extends null ? null : Actor;
  readonly locale: Locale;
  readonly ip: string;
  readonly userAgent: string | null;
  readonly requestId: string;
} & Input<Op> &
  (Metadata[Op]['path'] extends `${string}{companyId}${string}`
    ? { readonly company: CompanyAccess }
    : unknown) &
  (Metadata[Op]['idempotency'] extends 'key' ? { readonly tx: Transaction<Database> } : unknown) &
  (Metadata[Op]['ifMatch'] extends true ? { readonly ifMatch: string | null } : unknown);

type Responses<Op extends OperationId> = operations[Op]['responses'];

/** The body of the operation's success; the server's view of the contract has no other responses. */
export type Success<Op extends OperationId> = Responses<Op>[keyof Responses<Op>] extends {
  content: infer Content;
}
  ? Content[keyof Content]
  : never;

/** What a handler answers; see reply.ts for `reply`, `json` and `download`. */
export type Reply<Op extends OperationId> = Metadata[Op]['contentType'] extends 'application/json'
  ? Success<Op> | JsonText | Answer<Success<Op> | JsonText>
  : Metadata[Op]['contentType'] extends 'text/plain'
    ? string | Answer<string>
    : Metadata[Op]['contentType'] extends null
      ? // biome-ignore lint/suspicious/noConfusingVoidType: a handler without a body just ends
        void | Answer<undefined>
      : Download;

export type Handler<Op extends OperationId> = (call: Call<Op>) => Promise<Reply<Op>>;

/** One handler for every operation of a tag. */
export type TagHandlers<T extends Tag> = {
  [Op in OperationId as Metadata[Op]['tag'] extends T ? Op : never]: Handler<Op>;
};

/** One handler for every operation of the contract. */
export type Handlers = { [T in Tag]: TagHandlers<T> };
