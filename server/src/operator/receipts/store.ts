import { CompiledQuery, type Kysely } from 'kysely';
import { BEFORE_FIRST, BEYOND_LAST, type Page, pageText, readPage } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';

/** Allocations of the receipt `r` as a JSON array: those in force, or those that were undone. */
const allocationsOf = (undone: boolean) => `coalesce((
    select json_agg(row_to_json(allocation) order by allocation."createdAt", allocation.id) from (
      select a.id, p.id as "paymentId", c.id as "contractId", c.number as "contractNumber", p.kind, p.number,
        money_wire(a.amount_kopecks) as amount, a.rule,
        (select i.number from invoices i where i.id = a.invoice_id) as "invoiceNumber",
        a.created_by as "createdBy", instant_wire(a.created_at) as "createdAt"
        ${undone ? ', a.undone_by as "undoneBy", instant_wire(a.undone_at) as "undoneAt", coalesce(a.undone_reason, \'\') as reason' : ''}
      from allocations a join payments p on p.id = a.payment_id join contracts c on c.id = p.contract_id
      where a.receipt_id = r.id and a.undone_at is ${undone ? 'not null' : 'null'}
    ) allocation), '[]')`;

/** Whether the payer of `r` is a client, and the money another one's. */
const forAnotherPayer = `r.company_id is not null and exists (select from companies k where k.inn = r.payer_inn)
    and co.inn is distinct from r.payer_inn`;

const receiptColumns = `
  r.id, r.company_id as "companyId", co.name as "companyName", r.account, r.kind, r.number,
  r.document_date as "documentDate", r.booked_on as "bookedOn", money_wire(r.amount_kopecks) as amount,
  money_wire(r.allocated_kopecks) as allocated, money_wire(r.amount_kopecks - r.allocated_kopecks) as unallocated,
  r.payer_name as "payerName", r.payer_inn as "payerInn", r.payer_account as "payerAccount", r.purpose,
  case when r.waiting_reason is null then 'posted' else 'waiting' end as state, r.waiting_reason as "waitingReason",
  r.origin, r.created_by as "createdBy", ${forAnotherPayer} as "forAnotherPayer",
  ${allocationsOf(false)} as allocations, ${allocationsOf(true)} as "undoneAllocations"`;

const conditions = {
  waiting: 'r.waiting_reason is not null',
  posted: 'r.waiting_reason is null',
  overpaid: 'r.waiting_reason is null and r.allocated_kopecks < r.amount_kopecks',
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
  overpaid: listText('overpaid'),
  all: listText('all'),
};

/** A page of receipts: waiting ones the oldest booked first, others the latest. */
export function listAllReceipts(
  db: Kysely<Database>,
  filter: { state: ReceiptState; after: [bookedOn: string, id: string] | null; limit: number },
): Promise<Page> {
  const { state, after, limit } = filter;
  const start = state === 'waiting' ? BEFORE_FIRST : BEYOND_LAST;
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
