/** What every list answers. */
export interface Page {
  items: readonly unknown[];
  nextCursor: string | null;
}

type ItemOf<P extends Page> = P['items'][number];

/**
 * A promise of the first page, and an iterable over the items of all pages, loaded as they are reached.
 * @example for await (const payment of cabinet.payments.list({ companyId })) console.log(payment.dueOn);
 */
export interface List<P extends Page> extends Promise<P>, AsyncIterable<ItemOf<P>> {
  /** All pages, one by one. */
  pages(): AsyncIterable<P>;
}

/** Makes a `List` of a function that loads one page. */
export function list(load: (cursor?: string) => Promise<Page>): List<Page> {
  const first = load();
  async function* pages() {
    for (let page = await first; ; page = await load(page.nextCursor)) {
      yield page;
      // The event log always has a next cursor: there an empty page is the end.
      if (page.nextCursor === null || page.items.length === 0) return;
    }
  }
  async function* items() {
    for await (const page of pages()) yield* page.items;
  }
  return Object.assign(first, { pages, [Symbol.asyncIterator]: items });
}
