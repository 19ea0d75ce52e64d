import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Context } from 'hono';

/** The request as the runtime sees it: read from node's own message where there is one, without a `Request` made of it. */
export interface Incoming {
  /** A header by its lower-case name. */
  header(name: string): string | undefined;
  readonly method: string;
  /** The query string without its `?`. */
  readonly query: string;
  readonly pathname: string;
  readonly ip: string;
  body(): Readable;
}

export type Env = { Bindings: { incoming?: IncomingMessage } };

/** `proxyHops`: how many trusted proxies stand before us; each appends the address it saw to `X-Forwarded-For`. */
export function incomingOf(c: Context<Env>, proxyHops: number): Incoming {
  const message = c.env?.incoming;
  const { url, method } = c.req.raw;
  const mark = url.indexOf('?');
  const end = mark === -1 ? url.length : mark;
  const header = message
    ? (name: string) => {
        const value = message.headers[name];
        return typeof value === 'string' ? value : value?.join(', ');
      }
    : (name: string) => c.req.raw.headers.get(name) ?? undefined;
  return {
    header,
    method,
    query: mark === -1 ? '' : url.slice(mark + 1),
    pathname: url.slice(url.indexOf('/', 8), end),
    get ip() {
      const seen = message?.socket.remoteAddress ?? '127.0.0.1';
      if (proxyHops === 0) return seen;
      return header('x-forwarded-for')?.split(',').at(-proxyHops)?.trim() ?? seen;
    },
    body: () =>
      message ??
      Readable.fromWeb((c.req.raw.body ?? new Blob().stream()) as Parameters<typeof Readable.fromWeb>[0]),
  };
}
