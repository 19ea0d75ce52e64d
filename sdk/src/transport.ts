import createClient from 'openapi-fetch';
import type { ConditionalOptions, MatchOptions, Upload, WriteOptions } from './calls.ts';
import { apiError, CabinetError, ConnectionError, TimeoutError } from './errors.ts';

/** A value, or a function that is asked before every call, so that the value may change. */
export type Changing<T> = T | (() => T | null | undefined | Promise<T | null | undefined>);

/** How a `Cabinet` reaches its server. */
export interface CabinetOptions {
  /** `https://cabinet.lessor.example`; the page's own origin unless given. */
  baseUrl?: string | undefined;
  /** The extension's session (`token` of `sessions.create`). */
  token?: Changing<string> | undefined;
  /** An integration key. With neither token nor key a page's cookies are sent. */
  key?: Changing<string> | undefined;
  /** The language of messages, Russian unless the server is told otherwise. */
  locale?: Changing<'ru' | 'en'> | undefined;
  /** The longest one call may take in milliseconds, its retries and reading the answer included; 30,000. */
  timeoutMs?: number | undefined;
  /** How often a call that may be repeated is; 2. */
  retries?: number | undefined;
  /** Instead of the platform's `fetch`. */
  fetch?: typeof fetch | undefined;
}

/**
 * Method, path and letters of what is special: `o` takes options only, `c` pages by `cursor`, `a` pages by `after`,
 * `k` takes an idempotency key, `n` must never be repeated, `t` answers with text, `f` with a file. Last, a parameter that
 * travels as a header.
 */
export type Operation = readonly [
  method: string,
  path: string,
  flags: string,
  header?: readonly [parameter: string, name: string],
];

export type Params = Readonly<Record<string, unknown>>;
export type Options = WriteOptions & MatchOptions & Partial<ConditionalOptions>;
export type Transport = (operation: Operation, params: Params, options: Options) => Promise<unknown>;

type Send = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/** What retry.ts has to know besides the request. */
export interface Repeating {
  method: string;
  retries: number;
  /** The statuses after which the call may be repeated; none when it never may, a broken connection included. */
  statuses: readonly number[];
  /** When the call's time is over, in epoch milliseconds. */
  deadline: number;
}

const PASSING = [408, 429, 500, 502, 503, 504];

/** What openapi-fetch takes for a Request: it would build one that fetch then copies; plain parts cost nothing. */
class Draft {
  readonly url: string;
  readonly init: RequestInit & Repeating;
  readonly method: string;

  constructor(url: string, init: Draft['init']) {
    this.url = url;
    this.init = init;
    this.method = init.method;
  }
}

/** One function that makes any call of the contract: openapi-fetch builds and reads it, ky repeats it. */
export function createTransport(settings: CabinetOptions): Transport {
  const platform: typeof fetch = (input, init) => (settings.fetch ?? globalThis.fetch)(input, init);
  const send = createClient({
    baseUrl: settings.baseUrl ?? '',
    Request: Draft as unknown as typeof globalThis.Request,
    fetch: (draft) => attempt(draft as unknown as Draft, platform),
  }).request as unknown as Send;

  return async ([method, path, flags, header], params, options) => {
    options.signal?.throwIfAborted();
    const headers = await headersOf(settings, flags, options);
    if (header) {
      const { [header[0]]: value, ...rest } = params;
      headers[header[1]] = String(value);
      params = rest;
    }
    const parameters = split(path, params);
    const timeoutMs = options.timeoutMs ?? settings.timeoutMs ?? 30_000;
    const { signal, release } = limit(timeoutMs, options.signal);
    try {
      const { data, error, response } = await send(method, path, {
        params: parameters,
        body: bodyOf(params),
        headers,
        parseAs: flags.includes('t') ? 'text' : flags.includes('f') ? 'blob' : 'json',
        // A key would follow a redirect to another host.
        redirect: 'error',
        credentials: settings.token || settings.key ? 'omit' : 'same-origin',
        signal,
        retries: settings.retries ?? 2,
        // 409: the first attempt, cut off, may still be running under this key.
        statuses: flags.includes('n') ? [] : flags.includes('k') ? [409, ...PASSING] : PASSING,
        deadline: Date.now() + timeoutMs,
      });
      const conditional = options.etag !== undefined;
      if (conditional && response.status === 304) return null;
      if (!response.ok) throw apiError(response, error);
      const result = flags.includes('f') ? fileOf(data as Blob, response) : data;
      return conditional ? { data: result, etag: response.headers.get('etag') } : result;
    } catch (error) {
      options.signal?.throwIfAborted();
      if (signal.aborted) throw new TimeoutError(`${method} ${path} took longer than ${timeoutMs} ms`);
      if (error instanceof CabinetError) throw error;
      throw new ConnectionError(`${method} ${path} got no usable answer`, { cause: error });
    } finally {
      release();
    }
  };
}

/** The first attempt is the platform's fetch and nothing else; only what fails and may be repeated goes on to ky. */
async function attempt({ url, init }: Draft, platform: typeof fetch): Promise<Response> {
  const first = await platform(url, init).catch((error: unknown) => {
    if (init.statuses.length === 0 || init.signal?.aborted) throw error;
    return { error };
  });
  if (first instanceof Response && !init.statuses.includes(first.status)) return first;
  const { repeat } = await import('./retry.ts');
  return repeat(first, url, init, platform);
}

function limit(timeoutMs: number, outer: AbortSignal | undefined) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, timeoutMs);
  outer?.addEventListener('abort', abort);
  const release = () => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, release };
}

/** Sorts flat parameters into those of the path and those of the query. */
function split(template: string, { body, file, fileName, ...params }: Params) {
  const path: Record<string, unknown> = {};
  const query: Record<string, unknown> = {};
  for (const name in params) (template.includes(`{${name}}`) ? path : query)[name] = params[name];
  for (const [, name = ''] of template.matchAll(/{(\w+)}/g)) {
    // '' and '..' would reach another operation.
    if (!/^[\w-]+$/.test(String(path[name] ?? '')))
      throw new TypeError(`${name} is not an id: ${path[name]}`);
  }
  return { path, query };
}

function bodyOf({ body, file, fileName }: Params & Partial<Upload>): unknown {
  if (!file) return body;
  const form = new FormData();
  form.append('file', file, fileName ?? (file as File).name ?? 'file');
  return form;
}

async function headersOf(settings: CabinetOptions, flags: string, options: Options) {
  const headers: Record<string, string> = {};
  const set = (name: string, value: string | null | undefined, prefix = '') => {
    if (value) headers[name] = prefix + value;
  };
  set('Authorization', await current(settings.token), 'Bearer ');
  set('Api-Key', await current(settings.key));
  set('Accept-Language', await current(settings.locale));
  set('If-None-Match', options.etag);
  set('If-Match', options.ifMatch);
  if (flags.includes('k')) set('Idempotency-Key', options.idempotencyKey ?? crypto.randomUUID());
  return headers;
}

const current = <T extends string>(setting: Changing<T> | undefined) =>
  typeof setting === 'function' ? setting() : setting;

/** The file of an answer, named as `Content-Disposition` says (RFC 6266). */
function fileOf(blob: Blob | undefined, response: Response): File {
  const header = response.headers.get('content-disposition') ?? '';
  const extended = /filename\*=utf-8''([^;]+)/i.exec(header)?.[1];
  const name = extended ? decodeURIComponent(extended) : /filename="?([^";]+)/i.exec(header)?.[1];
  return new File(blob ? [blob] : [], name ?? 'file', { type: response.headers.get('content-type') ?? '' });
}
