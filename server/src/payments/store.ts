import type { Kysely } from 'kysely';
import { firstRow } from '../db/database.ts';
import { BEFORE_FIRST, BEYOND_LAST, type Page, pageText, readPage } from '../db/page.ts';
import type { Database } from '../db/schema.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { announcementReceived, latestAnnouncement } from './announcements-store.ts';
import { penaltyEstimates } from './penalties-store.ts';

export type PaymentState = 'open' | 'overdue' | 'paid' | 'all';
export type PaymentFilter = {
  state: PaymentState;
  contractId: string | undefined;
  dueFrom: CivilDate | undefined;
  dueTo: CivilDate | undefined;
  after: [dueOn: string, id: string] | null;
  limit: number;
};
/**
 * A payment in its wire form, for `row_to_json`: `p` is the payment, `c` its contract, `$1` today.
 * Postgres writes the JSON because the lists are the hottest reads (docs/decisions/0008).
 */
export const paymentColumns = `
  p.id,
  json_build_object('id', c.id, 'number', c.number, 'assetName', c.asset_name) as contract,
  p.kind, p.number, p.count,
  case when p.paid_kopecks >= p.total_kopecks then 'paid'
       when p.due_on < $1::date then 'overdue'
       when p.due_on - c.reminder_days <= $1::date then 'due'
       else 'planned' end as status,
  p.nominal_due_on as "nominalDueOn", p.due_on as "dueOn", p.due_provisional as "dueProvisional",
  case when p.paid_kopecks < p.total_kopecks then greatest($1::date - p.due_on, 0) else 0 end as "daysOverdue",
  case when p.paid_kopecks < p.total_kopecks and p.due_on >= $1::date then p.due_on - $1::date end as "daysUntilDue",
  money_wire(p.net_kopecks) as net, p.vat_rate_percent as "vatRatePercent", money_wire(p.vat_kopecks) as vat,
  money_wire(p.total_kopecks) as total, money_wire(p.paid_kopecks) as paid,
  money_wire(p.total_kopecks - p.paid_kopecks) as outstanding, p.paid_on as "paidOn",
  ${latestAnnouncement} as announcement`;

const stateConditions: Record<PaymentState, string> = {
  open: 'and p.paid_kopecks < p.total_kopecks',
  overdue: 'and p.paid_kopecks < p.total_kopecks and p.due_on < $1::date',
  paid: 'and p.paid_kopecks >= p.total_kopecks',
  all: '',
};

/** One text per shape of the list, so that each is prepared once. The paid ones come the latest first. */
function listText(state: PaymentState, ofContract: boolean): string {
  const [order, beyond] = state === 'paid' ? (['desc', '<'] as const) : (['asc', '>'] as const);
  return pageText({
    rows: `
  select ${paymentColumns}
  from payments p join contracts c on c.id = p.contract_id
  where p.company_id = $2 and ($3::uuid[] is null or p.contract_id = any($3::uuid[])) ${stateConditions[state]}
    and p.due_on >= $4::date and p.due_on <= $5::date and (p.due_on, p.id) ${beyond} ($6::date, $7::uuid)
    ${ofContract ? 'and p.contract_id = $9::uuid' : ''}
  order by p.due_on ${order}, p.id ${order}
  limit $8::int + 1`,
    order: ['page."dueOn"', 'page.id'],
    limit: '$8::int',
    descending: order === 'desc',
  });
}

const listTexts = new Map<string, string>();

/** A page of a company's payments by effective due date. */
export function listPayments(
  db: Kysely<Database>,
  scope: CompanyScope,
  today: CivilDate,
  filter: PaymentFilter,
): Promise<Page> {
  const { state, contractId, limit } = filter;
  const shape = `${state}${contractId === undefined ? '' : ' of contract'}`;
  let text = listTexts.get(shape);
  if (text === undefined) {
    text = listText(state, contractId !== undefined);
    listTexts.set(shape, text);
  }
  return readPage(db, text, [
    today,
    scope.companyId,
    scope.contractIds,
    filter.dueFrom ?? '-infinity',
    filter.dueTo ?? 'infinity',
    ...(filter.after ?? (state === 'paid' ? BEYOND_LAST : BEFORE_FIRST)),
    limit,
    ...(contractId === undefined ? [] : [contractId]),
  ]);
}

/** What a receipt `r` settled, as a JSON array; `where` narrows the allocations `a` and payments `p`. */
export const receiptAllocations = (where: string) => `coalesce((
      select json_agg(json_build_object('paymentId', p.id, 'contractNumber', c.number, 'kind', p.kind,
        'number', p.number, 'amount', money_wire(a.amount_kopecks), 'rule', a.rule) order by p.due_on, p.id)
      from allocations a join payments p on p.id = a.payment_id join contracts c on c.id = p.contract_id
      where a.receipt_id = r.id and a.undone_at is null and ${where}), '[]')`;

const getText = `
select row_to_json(payment)::text as payment from (
  select ${paymentColumns},
    coalesce((
      select json_agg(json_build_object(
        'id', a.id, 'amount', money_wire(a.amount_kopecks), 'receiptId', r.id, 'receiptNumber', r.number,
        'bookedOn', r.booked_on, 'rule', a.rule) order by r.booked_on, a.id)
      from allocations a join receipts r on r.id = a.receipt_id
      where a.payment_id = p.id and a.undone_at is null), '[]') as allocations,
    $1::date as "asOf"
  from payments p join contracts c on c.id = p.contract_id
  where p.company_id = $2 and ($3::uuid[] is null or p.contract_id = any($3::uuid[])) and p.id = $4
) payment`;

/** One payment with what settled it, as JSON; undefined when the company has none such. */
export async function findPayment(
  db: Kysely<Database>,
  scope: CompanyScope,
  today: CivilDate,
  paymentId: string,
): Promise<Buffer | undefined> {
  const parameters = [today, scope.companyId, scope.contractIds, paymentId];
  const [payment] = (await firstRow(db, getText, parameters)) ?? [];
  return payment ?? undefined;
}

const debtText = `
with near as materialized (
  select p.id, p.contract_id, p.due_on, p.total_kopecks as total, p.total_kopecks - p.paid_kopecks as rest
  from payments p
  where p.company_id = $2 and ($3::uuid[] is null or p.contract_id = any($3::uuid[]))
    and p.paid_kopecks < p.total_kopecks and p.due_on <= $1::date + 30
), debt as (
  select coalesce(sum(rest) filter (where due_on < $1::date), 0)::bigint as overdue,
    count(*) filter (where due_on < $1::date) as overdue_count,
    min(due_on) filter (where due_on < $1::date) as overdue_since,
    coalesce(sum(rest) filter (where due_on between $1::date and $1::date + 7), 0)::bigint as week,
    count(*) filter (where due_on between $1::date and $1::date + 7) as week_count,
    coalesce(sum(rest) filter (where due_on >= $1::date), 0)::bigint as month,
    count(*) filter (where due_on >= $1::date) as month_count
  from near
), left_over as (
  select coalesce(sum(r.amount_kopecks - r.allocated_kopecks) filter (where r.waiting_reason is null), 0)::bigint as overpayment,
    coalesce(sum(r.amount_kopecks - r.allocated_kopecks) filter (where r.waiting_reason is not null), 0)::bigint as waiting
  from receipts r
  where r.company_id = $2 and $3::uuid[] is null and r.allocated_kopecks < r.amount_kopecks
), billed as (
  select coalesce(sum(p.total_kopecks - p.paid_kopecks), 0)::bigint as amount, count(*) as payments
  from payments p
  where p.company_id = $2 and ($3::uuid[] is null or p.contract_id = any($3::uuid[]))
    and p.kind = 'penalty' and p.paid_kopecks < p.total_kopecks
), estimate as (
  select coalesce(sum(amount), 0)::bigint as amount
  from (${penaltyEstimates('(select * from near where due_on < $1::date)')}) each_payment
), announced as (
  select coalesce(sum(greatest(an.amount_kopecks - ${announcementReceived}, 0)), 0)::bigint as amount
  from payment_announcements an join payments p on p.id = an.payment_id and p.company_id = an.company_id
  where an.company_id = $2 and ($3::uuid[] is null or p.contract_id = any($3::uuid[]))
    and an.withdrawn_at is null and p.paid_kopecks < p.total_kopecks
)
select row_to_json(summary)::text as summary from (
  select $2::uuid as "companyId",
    json_build_object('amount', money_wire(debt.overdue), 'payments', debt.overdue_count) as overdue,
    debt.overdue_since as "overdueSince",
    coalesce($1::date - debt.overdue_since, 0) as "daysOverdue",
    json_build_object('amount', money_wire(debt.week), 'payments', debt.week_count) as "dueWithin7Days",
    json_build_object('amount', money_wire(debt.month), 'payments', debt.month_count) as "dueWithin30Days",
    (select row_to_json(next) from (
      select ${paymentColumns}
      from payments p join contracts c on c.id = p.contract_id
      where p.company_id = $2 and ($3::uuid[] is null or p.contract_id = any($3::uuid[]))
        and p.paid_kopecks < p.total_kopecks and p.due_on >= $1::date
      order by p.due_on, p.id limit 1) next) as "nextPayment",
    json_build_object('amount', money_wire(billed.amount), 'payments', billed.payments) as "penaltiesBilled",
    money_wire(estimate.amount) as "penaltyEstimate",
    money_wire(announced.amount) as announced,
    money_wire(left_over.overpayment) as overpayment,
    money_wire(left_over.waiting) as "awaitingAllocation",
    $1::date as "asOf"
  from debt, left_over, billed, estimate, announced
) summary`;

/** What the company owes on a day, as JSON. Seven days count from the day itself: it and the next seven. */
export async function getDebtSummary(
  db: Kysely<Database>,
  scope: CompanyScope,
  today: CivilDate,
): Promise<Buffer> {
  const [summary] = (await firstRow(db, debtText, [today, scope.companyId, scope.contractIds])) ?? [];
  if (!summary) throw new Error('the debt summary is always one row');
  return summary;
}

const receiptsText = pageText({
  rows: `
  select r.id, r.number, r.document_date as "documentDate", r.booked_on as "bookedOn",
    money_wire(coalesce(seen.amount, r.amount_kopecks)) as amount,
    money_wire(coalesce(seen.amount, r.allocated_kopecks)) as allocated,
    money_wire(case when seen.amount is null then r.amount_kopecks - r.allocated_kopecks else 0 end) as unallocated,
    case when seen.amount is null then r.purpose else '' end as purpose, r.payer_name as "payerName",
    case when r.waiting_reason is null then 'posted' else 'waiting' end as state,
    ${receiptAllocations('a.company_id = $1 and ($2::uuid[] is null or p.contract_id = any($2::uuid[]))')} as allocations
  from receipts r
  cross join lateral (
    select sum(a.amount_kopecks)::bigint as amount
    from allocations a join payments p on p.id = a.payment_id
    where $2::uuid[] is not null and a.receipt_id = r.id and a.undone_at is null
      and p.company_id = $1 and p.contract_id = any($2::uuid[])
  ) seen
  where r.company_id = $1 and (r.booked_on, r.id) < ($3::date, $4::uuid)
    and ($2::uuid[] is null or seen.amount is not null)
  order by r.booked_on desc, r.id desc
  limit $5::int + 1`,
  order: ['page."bookedOn"', 'page.id'],
  limit: '$5::int',
  descending: true,
});

/** A page of a company's receipts, the latest booked first; of the contracts that are seen. */
export function listReceipts(
  db: Kysely<Database>,
  scope: CompanyScope,
  after: [bookedOn: string, id: string] | null,
  limit: number,
): Promise<Page> {
  return readPage(db, receiptsText, [scope.companyId, scope.contractIds, ...(after ?? BEYOND_LAST), limit]);
}
