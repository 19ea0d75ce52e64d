import { encodeCursor } from '../platform/cursor.ts';
import type { Parameter } from './bytes.ts';
import { type Db, firstRow } from './database.ts';

/** Where a list by a day or instant, then by id, begins when it ascends. */
export const BEFORE_FIRST = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const;
/** Where it begins when it descends. */
export const BEYOND_LAST = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const;

/** A page of items as JSON, and the ordering key of its last item while there are more. */
export type Page = { items: Buffer; next: string[] | null };

/**
 * Wraps a query of wire rows into one row: the JSON of the page and the key of its last item.
 * `rows` is ordered by `order` and limited to one more than `limit`; `order` and `key` are expressions over `page`.
 */
export function pageText(list: {
  rows: string;
  order: readonly string[];
  key?: readonly string[];
  limit: string;
  descending?: boolean;
}): string {
  const { rows, order, key = order, limit, descending = false } = list;
  const ordered = order.map((expression) => `${expression} ${descending ? 'desc' : 'asc'}`).join(', ');
  const values = key.map((expression, index) => `(${expression})::text as key${index}`).join(', ');
  const last = key.map((_, index) => `max(key${index}) filter (where n = ${limit})`).join(', ');
  return `
select coalesce(json_agg(item order by n) filter (where n <= ${limit}), '[]')::text as items,
  case when count(*) > ${limit} then json_build_array(${last})::text end as next
from (
  select row_to_json(page) as item, row_number() over (order by ${ordered}) as n, ${values}
  from (${rows}) page
) numbered`;
}

/** Runs a text made by `pageText`. */
export async function readPage(db: Db, text: string, parameters: readonly Parameter[]): Promise<Page> {
  const [items, next] = (await firstRow(db, text, parameters)) ?? [];
  if (!items) throw new Error('an aggregate is always one row');
  return { items, next: next ? JSON.parse(next.toString()) : null };
}

/** The answer of a list as JSON; `more` are its further fields. */
export function pageJson(
  list: string,
  filters: unknown,
  page: Page,
  more: Record<string, unknown> = {},
): Buffer {
  const nextCursor = page.next === null ? null : encodeCursor(list, filters, page.next);
  const rest = JSON.stringify({ nextCursor, ...more }).slice(1);
  return Buffer.concat([itemsBegin, page.items, Buffer.from(`,${rest}`)]);
}

/** Where a row stands in a list by when its rows were made: a cursor's `instant` and `id`. */
export const madePlace = ({ createdAt, id }: { createdAt: Date; id: string }): string[] => [
  createdAt.toISOString(),
  id,
];

/** The answer of a list of which one row more than `limit` was read. */
export function pageOf<Row, Item>(
  list: string,
  filters: unknown,
  limit: number,
  found: readonly Row[],
  as: { item: (row: Row) => Item; key: (row: Row) => readonly string[] },
): { items: Item[]; nextCursor: string | null } {
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    items: found.slice(0, limit).map(as.item),
    nextCursor: last === undefined ? null : encodeCursor(list, filters, as.key(last)),
  };
}

const itemsBegin = Buffer.from('{"items":');
