import { Readable } from 'node:stream';
import { etagOf, notModified } from './conditional.ts';
import { Answer, attachment, Download, JsonText } from './reply.ts';
import { createSerializer } from './serialization.ts';
import type { Schema, Validation } from './validation.ts';

/** An answer on its way out. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer | Readable;
  readonly cookies?: readonly string[];
}

export interface AnswerShape {
  readonly status: number;
  readonly contentType: string | null;
  readonly conditional: boolean;
}

/** Turns what an operation's handler returned into an answer, written and (where `check`) proved by the contract. */
export function createAnswerer(
  shape: AnswerShape,
  schema: Schema | undefined,
  parts: {
    document: { components: { schemas: Record<string, Schema> } };
    validation: Validation;
    check: boolean;
  },
): (result: unknown) => Outgoing {
  const { status, contentType } = shape;
  const prove = schema && parts.check ? parts.validation.response(schema) : undefined;
  let write: ((value: unknown) => string) | undefined;
  const textOf = (value: unknown): string => {
    if (contentType === null) return '';
    if (contentType !== 'application/json') return String(value);
    if (!(value instanceof JsonText)) write ??= createSerializer(parts.document, schema ?? {});
    const text = value instanceof JsonText ? value.text : (write as (value: unknown) => string)(value);
    prove?.(JSON.parse(text));
    return text;
  };
  const cacheControl = shape.conditional ? 'private, no-cache' : 'no-store';
  return (result) => {
    const headers: Record<string, string> = { 'Cache-Control': cacheControl };
    if (result instanceof Download) return downloaded(result, status, headers);
    if (contentType)
      headers['Content-Type'] = contentType === 'text/plain' ? 'text/plain; charset=utf-8' : contentType;
    if (!(result instanceof Answer)) return { status, headers, body: textOf(result) };
    const { etag, cookies = [] } = result.options;
    Object.assign(headers, result.options.headers);
    if (etag) headers.ETag = etag;
    return { status, headers, body: textOf(result.body), cookies };
  };
}

function downloaded({ options }: Download, status: number, headers: Record<string, string>): Outgoing {
  headers['Content-Type'] = options.contentType;
  headers['Content-Disposition'] = attachment(options.fileName);
  return { status, headers, body: options.content };
}

/** Gives a conditional answer its ETag, and nothing more to whom has it already. */
export function conditionally(outgoing: Outgoing, ifNoneMatch: string | undefined): Outgoing {
  if (outgoing.body instanceof Readable) return outgoing;
  const etag = outgoing.headers.ETag ?? etagOf(outgoing.body);
  const headers: Record<string, string> = {
    ...outgoing.headers,
    ETag: etag,
    Vary: 'Accept-Language, Authorization, Cookie, Api-Key',
  };
  if (!notModified(ifNoneMatch, etag)) return { ...outgoing, headers };
  delete headers['Content-Type'];
  return { status: 304, headers, body: '' };
}

/** The response; plain headers and text, which the node adapter writes without building `Headers`. */
export function toResponse(
  { status, headers, body, cookies }: Outgoing,
  standing: Record<string, string>,
): Response {
  const all = Object.assign(standing, headers);
  const content =
    status === 204 || status === 304
      ? null
      : body instanceof Readable
        ? (Readable.toWeb(body) as ReadableStream)
        : body;
  if (!cookies?.length) return new Response(content as BodyInit | null, { status, headers: all });
  const withCookies = new Headers(all);
  for (const cookie of cookies) withCookies.append('Set-Cookie', cookie);
  return new Response(content as BodyInit | null, { status, headers: withCookies });
}
