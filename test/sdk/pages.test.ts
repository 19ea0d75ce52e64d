import { expect, it } from 'vitest';
import { Cabinet, NotFoundError } from '../../sdk/src/index.ts';

const companyId = '0192f3c4-0000-7000-8000-0000000000c1';

/** A client of a server that has these pages; `asked` gathers the cursors. */
function cabinetOf(pages: Record<string, unknown>, parameter = 'cursor') {
  const asked: string[] = [];
  const cabinet = new Cabinet({
    baseUrl: 'https://cabinet.test',
    fetch: async (url) => {
      const cursor = new URL(String(url)).searchParams.get(parameter) ?? 'first';
      asked.push(cursor);
      if (asked.length > 5) throw new Error('asks for ever');
      const page = pages[cursor];
      return page ? Response.json(page) : Response.json({ code: 'company_not_found' }, { status: 404 });
    },
  });
  return { cabinet, asked };
}

const pages = {
  first: { items: [{ id: 1 }, { id: 2 }], nextCursor: 'b', asOf: '2026-11-22' },
  b: { items: [{ id: 3 }], nextCursor: null, asOf: '2026-11-22' },
};

it('is a promise of the first page', async () => {
  const { cabinet, asked } = cabinetOf(pages);
  expect(await cabinet.payments.list({ companyId })).toEqual(pages.first);
  expect(asked).toEqual(['first']);
});

it('is an iterable over the items of all pages', async () => {
  const { cabinet, asked } = cabinetOf(pages);
  const ids: unknown[] = [];
  for await (const payment of cabinet.payments.list({ companyId, state: 'all' })) ids.push(payment.id);
  expect(ids).toEqual([1, 2, 3]);
  expect(asked).toEqual(['first', 'b']);
});

it('loads a page only when it is reached', async () => {
  const { cabinet, asked } = cabinetOf(pages);
  for await (const payment of cabinet.payments.list({ companyId })) if (payment.id) break;
  expect(asked).toEqual(['first']);
});

it('walks by pages, from any cursor', async () => {
  const { cabinet, asked } = cabinetOf(pages);
  const seen: unknown[] = [];
  for await (const page of cabinet.payments.list({ companyId, cursor: 'b' }).pages()) seen.push(page);
  expect(seen).toEqual([pages.b]);
  expect(asked).toEqual(['b']);
});

it('ends where the event log ends now, though its next cursor is always there', async () => {
  const { cabinet, asked } = cabinetOf(
    { first: { items: [{ id: 1 }], nextCursor: 'x' }, x: { items: [], nextCursor: 'x' } },
    'after',
  );
  let cursor: string | null = null;
  for await (const page of cabinet.events.list({ companyId }).pages()) cursor = page.nextCursor;
  expect(cursor).toBe('x');
  expect(asked).toEqual(['first', 'x']);
});

it('rejects the promise and the loop with the same error', async () => {
  const { cabinet } = cabinetOf({});
  await expect(cabinet.payments.list({ companyId })).rejects.toThrow(NotFoundError);
  const walk = async () => {
    for await (const payment of cabinet.payments.list({ companyId })) void payment;
  };
  await expect(walk()).rejects.toThrow(NotFoundError);
});
