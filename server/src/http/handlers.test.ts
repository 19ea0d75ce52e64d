import { expectTypeOf, it } from 'vitest';
import type { Actor } from '../platform/actor.ts';
import type { Call, Handler, Handlers, Reply, Tag, TagHandlers } from './handlers.ts';
import { download, json, reply } from './reply.ts';

it('demands a handler for every operation of a tag, and no other', () => {
  const { getLiveness, getMetrics, getReadiness } = {} as TagHandlers<'health'>;
  const whole: TagHandlers<'health'> = { getLiveness, getMetrics, getReadiness };
  // @ts-expect-error one is missing
  const missing: TagHandlers<'health'> = { getLiveness, getMetrics };
  // @ts-expect-error no operation is called so
  const extra: TagHandlers<'health'> = { getLiveness, getMetrics, getReadiness, getNothing: getLiveness };
  void [whole, missing, extra];
});

it('demands every tag', () => {
  const health = {} as TagHandlers<'health'>;
  // @ts-expect-error all other tags are missing
  const some: Handlers = { health };
  expectTypeOf<keyof Handlers>().toEqualTypeOf<Tag>();
  void some;
});

it('gives a handler what its operation declares', () => {
  expectTypeOf<Call<'listPayments'>['query']['limit']>().toEqualTypeOf<number>();
  expectTypeOf<Call<'listPayments'>['query']['dueFrom']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Call<'listPayments'>['company']['companyId']>().toEqualTypeOf<string>();
  expectTypeOf<Call<'listPayments'>['actor']>().toEqualTypeOf<Actor>();
  expectTypeOf<Call<'getLiveness'>['actor']>().toEqualTypeOf<null>();
  expectTypeOf<Call<'createSession'>['body']['email']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Call<'confirmPortfolioImport'>['ifMatch']>().toEqualTypeOf<string | null>();
  expectTypeOf<Call<'listPayments'>>().not.toHaveProperty('tx');
  expectTypeOf<Call<'confirmPortfolioImport'>>().toHaveProperty('tx');
  expectTypeOf<Call<'listOperatorCompanies'>>().not.toHaveProperty('company');
});

it('takes the answers its operation declares', () => {
  const ping: Handler<'getLiveness'> = async () => ({ status: 'ok' });
  const text: Handler<'getLiveness'> = async () => json('{"status":"ok"}');
  const more: Handler<'getLiveness'> = async () => reply({ status: 'ok' as const }, { etag: '"a"' });
  const none: Handler<'resetSandbox'> = async () => {};
  const file: Handler<'downloadPortfolioTemplate'> = async () =>
    download({ content: Buffer.from(''), contentType: 'text/csv', fileName: 'a.csv' });
  // @ts-expect-error not the declared body
  const wrong: Handler<'getLiveness'> = async () => ({ status: 'bad' });
  // @ts-expect-error a body where there is none
  const body: Handler<'resetSandbox'> = async () => ({ done: true });
  // @ts-expect-error JSON where a file is declared
  const noFile: Handler<'downloadPortfolioTemplate'> = async () => json('{}');
  expectTypeOf<Reply<'getMetrics'>>().extract<string>().toEqualTypeOf<string>();
  void [ping, text, more, none, file, wrong, body, noFile];
});
