import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Context } from 'hono';

export type Env = { Bindings: { incoming?: IncomingMessage } };

/**
 * The request as the runtime sees it: read from node's own message where there is one, without a `Request` made of it.
 * A class, because closures made for each request would cost more than all else here.
 */
export class Incoming {
  readonly method: string;
  readonly pathname: string;
  /** The query string without its `?`. */
  readonly query: string;
  readonly #message: IncomingMessage | undefined;
  readonly #request: Request;
  readonly #proxyHops: number;

  /** `proxyHops`: how many trusted proxies stand before us; each appends the address it saw to `X-Forwarded-For`. */
  constructor(c: Context<Env>, proxyHops: number) {
    this.#message = c.env?.incoming;
    this.#request = c.req.raw;
    this.#proxyHops = proxyHops;
    const { url, method } = this.#request;
    const mark = url.indexOf('?');
    this.method = method;
    this.pathname = url.slice(url.indexOf('/', 8), mark === -1 ? url.length : mark);
    this.query = mark === -1 ? '' : url.slice(mark + 1);
  }

  /** A header by its lower-case name. */
  header(name: string): string | undefined {
    if (!this.#message) return this.#request.headers.get(name) ?? undefined;
    const value = this.#message.headers[name];
    return typeof value === 'string' ? value : value?.join(', ');
  }

  get ip(): string {
    const seen = this.#message?.socket.remoteAddress ?? '127.0.0.1';
    if (this.#proxyHops === 0) return seen;
    return this.header('x-forwarded-for')?.split(',').at(-this.#proxyHops)?.trim() ?? seen;
  }

  /** Whether some of the body has not come yet, so that the connection is of no use after a refusal. */
  get unread(): boolean {
    return this.#message !== undefined && !this.#message.complete;
  }

  body(): Readable {
    if (this.#message) return this.#message;
    const stream = this.#request.body ?? new Blob().stream();
    return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
  }
}
