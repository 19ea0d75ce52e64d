import { request } from 'node:http';
import type { As } from './calls.ts';
import type { Op, ProblemBody, Told } from './contract.ts';

/** How to ask an operation; `path` fills its ids. */
export type Ask = {
  as?: As;
  path?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  json?: unknown;
  form?: FormData;
  /** Anything else, with its `content-type` in the headers. */
  raw?: BodyInit;
};

/** Over the network (`fetch` of a server's address) or without (`app.request`). */
export type Send = (path: string, init: RequestInit) => Response | Promise<Response>;

/** As the pages of the test servers say, whose `publicUrl` it is. */
const origin = 'http://localhost';

export function credentials(as: As | undefined): Record<string, string> {
  if (!as) return {};
  if ('bearer' in as) return { authorization: `Bearer ${as.bearer}` };
  if ('key' in as) return { 'api-key': as.key };
  return { cookie: as.cookie, origin };
}

export const pathOf = (op: Op, { path = {}, query = '' }: Ask) =>
  op.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => path[name] ?? `{${name}}`) +
  (query === '' ? '' : `?${query}`);

export const headersOf = ({ as, headers = {}, json }: Ask): Record<string, string> => ({
  ...credentials(as),
  ...(json === undefined ? {} : { 'content-type': 'application/json' }),
  ...headers,
});

export async function ask(send: Send, op: Op, how: Ask): Promise<Told> {
  const body = how.json === undefined ? (how.form ?? how.raw) : JSON.stringify(how.json);
  const response = await send(pathOf(op, how), {
    method: op.method.toUpperCase(),
    headers: headersOf(how),
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export const over =
  (url: string): Send =>
  (path, init) =>
    fetch(url + path, init);

export const problemOf = ({ text }: Told): ProblemBody => JSON.parse(text);

/** Says that a body of `bytes` follows, sends a little of it, and waits for the answer. */
export function announce(url: string, op: Op, how: Ask, bytes: number): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sent = request(url + pathOf(op, how), {
      method: op.method.toUpperCase(),
      headers: { ...headersOf(how), 'content-length': bytes },
    });
    sent.on('error', reject).on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => {
        const headers = new Headers();
        for (const [name, value] of Object.entries(response.headers)) headers.set(name, String(value));
        sent.destroy();
        resolve({ status: response.statusCode ?? 0, headers, text });
      });
    });
    sent.write('{"x":');
  });
}
