import { HttpResponse, http, type JsonBodyType, type RequestHandler } from 'msw';
import { type Answers, examples } from './examples.gen.ts';

export type { Answers } from './examples.gen.ts';

/** What an operation answers instead of its example: a body, or a function that makes any response, as in msw. */
export type Override<Answer> = Answer | ((info: Info) => Response | Promise<Response>);

interface Info {
  request: Request;
  params: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export type Overrides = { readonly [Id in keyof Answers]?: Override<Answers[Id]> };

interface Example {
  method: string;
  path: string;
  status: number;
  type: string;
  body?: JsonBodyType;
}

/**
 * Handlers for msw that answer every operation with the contract's example.
 * @example setupServer(...handlers('https://cabinet.example', { listPayments: { items: [], nextCursor: null, asOf: '2026-11-22' } }))
 */
export function handlers(baseUrl: string, overrides: Overrides = {}): RequestHandler[] {
  const entries = Object.entries(examples) as [keyof Answers, Example][];
  return entries.map(([id, example]) => {
    const method = example.method as 'get' | 'put' | 'post' | 'patch' | 'delete';
    const override = overrides[id] as Override<JsonBodyType> | undefined;
    const url = baseUrl.replace(/\/$/, '') + example.path.replace(/{(\w+)}/g, ':$1');
    return http[method](url, (info) =>
      typeof override === 'function' ? override(info) : answer(example, override ?? example.body),
    );
  });
}

function answer({ status, type }: Example, body: JsonBodyType | undefined): Response {
  if (body === undefined) return new HttpResponse(null, { status });
  if (type === 'application/json') return HttpResponse.json(body, { status, headers: { ETag: '"example"' } });
  return new HttpResponse(String(body), { status, headers: { 'Content-Type': type } });
}
