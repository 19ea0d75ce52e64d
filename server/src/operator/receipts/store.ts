import { CompiledQuery, type Kysely } from 'kysely';
import { type Page, pageText, readPage } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import { receiptAllocations } from '../../payments/store.ts';

const receiptColumns = `
  r.id, r.company_id as "companyId", co.name as "companyName", r.account, r.kind, r.number,
  r.document_date as "documentDate", r.booked_on as "bookedOn", money_wire(r.amount_kopecks) as amount,
  money_wire(r.allocated_kopecks) as allocated, money_wire(r.amount_kopecks - r.allocated_kopecks) as unallocated,
  r.payer_name as "payerName", r.payer_inn as "payerInn", r.payer_account as "payerAccount", r.purpose,
  case when r.waiting_reason is null then 'posted' else 'waiting' end as state, r.waiting_reason as "waitingReason",
  ${receiptAllocations('true')} as allocations`;

const conditions = {
  waiting: 'r.waiting_reason is not null',
  posted: 'r.waiting_reason is null',
  all: 'true',
};
export type ReceiptState = keyof typeof conditions;

const listText = (state: ReceiptState) => {
  const [order, beyond] = state === 'waiting' ? (['asc', '>'] as const) : (['desc', '<'] as const);
  return pageText({
    rows: `
  select ${receiptColumns}
  from receipts r left join companies co on co.id = r.company_id /* all companies */
  where ${conditions[state]} and (r.booked_on, r.id) ${beyond} ($1::date, $2::uuid)
  order by r.booked_on ${order}, r.id ${order}
  limit $3::int + 1`,
    order: ['page."bookedOn"', 'page.id'],
    limit: '$3::int',
    descending: order === 'desc',
  });
};
const listTexts: Record<ReceiptState, string> = {
  waiting: listText('waiting'),
  posted: listText('posted'),
  all: listText('all'),
};

/** A page of receipts: waiting ones the oldest booked first, others the latest. */
export function listAllReceipts(
  db: Kysely<Database>,
  filter: { state: ReceiptState; after: [bookedOn: string, id: string] | null; limit: number },
): Promise<Page> {
  const { state, after, limit } = filter;
  const start =
    state === 'waiting'
      ? ['-infinity', '00000000-0000-0000-0000-000000000000']
      : ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  return readPage(db, listTexts[state], [...(after ?? start), limit]);
}

/** How many receipts wait for an operator. */
export async function countWaiting(db: Kysely<Database>): Promise<number> {
  const { rows } = await db.executeQuery<{ waiting: number }>(
    CompiledQuery.raw(
      'select count(*)::int as waiting from receipts where waiting_reason is not null /* all companies */',
    ),
  );
  return rows[0]?.waiting ?? 0;
}

const getText = `
select row_to_json(receipt)::text as receipt from (
  select ${receiptColumns} from receipts r left join companies co on co.id = r.company_id
  where r.id = $1 /* all companies */
) receipt`;

/** One receipt, as JSON text. */
export async function findReceipt(db: Kysely<Database>, id: string): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ receipt: string }>(CompiledQuery.raw(getText, [id]));
  return rows[0]?.receipt;
}
