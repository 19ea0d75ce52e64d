import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { paymentData } from '../../payments/notices-store.ts';
import { newId } from '../../platform/id.ts';
import type { AllocationPlan } from './allocation-types.ts';

/** A receipt as it is posted; kopecks as decimal text. */
export type NewReceipt = {
  id: string;
  company_id: string | null;
  import_id: string | null;
  fingerprint: string;
  account: string;
  kind: string;
  number: string;
  document_date: string;
  booked_on: string;
  amount_kopecks: string;
  allocated_kopecks: string;
  payer_name: string;
  payer_inn: string;
  payer_kpp: string;
  payer_account: string;
  payer_bik: string;
  purpose: string;
  waiting_reason: string | null;
  origin: 'statement' | 'manual';
  created_by: string | null;
};

export type NewAllocation = {
  id: string;
  company_id: string;
  receipt_id: string;
  payment_id: string;
  amount_kopecks: string;
  rule: string;
  invoice_id: string | null;
  /** Who decided; null for a rule. */
  created_by: string | null;
};

/** Tells of the receipts `posted` that wait for nobody; `$2` is now. */
export const postedEvents = `
insert into events (id, type, company_id, contract_id, object_type, object_id, data, occurred_at)
select uuid_v7(), 'receipt.posted', company_id, null, 'receipt', id, json_build_object('receiptNumber', number,
  'bookedOn', booked_on, 'amount', money_wire(amount_kopecks),
  'unallocated', money_wire(amount_kopecks - allocated_kopecks)), $2
from posted where company_id is not null and waiting_reason is null`;

/** What a plan allocates of a receipt, as it is posted. */
export function plannedAllocations(
  receiptId: string,
  { allocations, companyId }: Pick<AllocationPlan, 'allocations' | 'companyId'>,
): NewAllocation[] {
  return allocations.map(({ paymentId, invoiceId, amountKopecks, rule }) => ({
    id: newId(),
    company_id: companyId ?? '',
    receipt_id: receiptId,
    payment_id: paymentId,
    amount_kopecks: String(amountKopecks),
    rule,
    invoice_id: invoiceId,
    created_by: null,
  }));
}

const receiptsText = `
with posted as (
  insert into receipts (id, company_id, import_id, fingerprint, account, kind, number, document_date, booked_on,
    amount_kopecks, allocated_kopecks, payer_name, payer_inn, payer_kpp, payer_account, payer_bik, purpose,
    waiting_reason, origin, created_by, created_at)
  select id, company_id, import_id, decode(fingerprint, 'hex'), account, kind, number, document_date, booked_on,
    amount_kopecks, allocated_kopecks, payer_name, payer_inn, payer_kpp, payer_account, payer_bik, purpose,
    waiting_reason, origin, created_by, $2
  from jsonb_to_recordset($1::jsonb) as r(id uuid, company_id uuid, import_id uuid, fingerprint text, account text,
    kind text, number text, document_date date, booked_on date, amount_kopecks bigint, allocated_kopecks bigint,
    payer_name text, payer_inn text, payer_kpp text, payer_account text, payer_bik text, purpose text,
    waiting_reason text, origin text, created_by text)
  returning id, company_id, number, booked_on, amount_kopecks, allocated_kopecks, waiting_reason
)
${postedEvents}`;

/** Allocates to payments, settles them and tells of those paid in full; `$1` are allocations, `$2` is now. */
const allocationsText = `
with allocated as (
  insert into allocations (id, company_id, receipt_id, payment_id, amount_kopecks, rule, invoice_id, created_by, created_at)
  select id, company_id, receipt_id, payment_id, amount_kopecks, rule, invoice_id, created_by, $2
  from jsonb_to_recordset($1::jsonb) as a(id uuid, company_id uuid, receipt_id uuid, payment_id uuid,
    amount_kopecks bigint, rule text, invoice_id uuid, created_by text)
  returning payment_id, company_id, receipt_id, amount_kopecks
), sums as (
  select a.payment_id, a.company_id, sum(a.amount_kopecks)::bigint as amount, max(r.booked_on) as booked_on
  from allocated a join receipts r on r.id = a.receipt_id and r.company_id = a.company_id
  group by a.payment_id, a.company_id
), settled as (
  update payments p set paid_kopecks = p.paid_kopecks + s.amount,
    -- Earlier money is looked for only where there is some: until the first statement is in, Postgres plans for an
    -- empty table and would read all of it for each payment.
    paid_on = case when p.paid_kopecks + s.amount >= p.total_kopecks then greatest(s.booked_on,
      case when p.paid_kopecks > 0 then (
        select max(r.booked_on) from allocations a join receipts r on r.id = a.receipt_id
        where a.company_id = p.company_id and a.payment_id = p.id and a.undone_at is null) end) end
  from sums s where p.id = s.payment_id and p.company_id = s.company_id
  returning p.*
)
insert into events (id, type, company_id, contract_id, object_type, object_id, data, occurred_at)
select uuid_v7(), 'payment.paid', p.company_id, p.contract_id, 'payment', p.id, ${paymentData}, $2
from settled p join contracts c on c.id = p.contract_id
where p.paid_kopecks >= p.total_kopecks
order by p.due_on, p.id /* all companies */`;

/** Tells of the invoices `$1` that are covered now by money that named them. */
const invoicesText = `
insert into events (id, type, company_id, contract_id, object_type, object_id, data, occurred_at)
select uuid_v7(), 'invoice.paid', i.company_id, case when contracts.count = 1 then contracts.only end, 'invoice', i.id,
  json_build_object('number', i.number, 'payBy', i.pay_by, 'total', money_wire(i.total_kopecks),
    'contractNumbers', contracts.numbers), $2
from invoices i cross join lateral (
  select count(*), min(c.id::text)::uuid as only, json_agg(c.number order by c.number) as numbers
  from contracts c where c.id in (select l.contract_id from invoice_lines l where l.invoice_id = i.id)) contracts
where i.id = any($1::uuid[]) and i.total_kopecks <= (
  select sum(a.amount_kopecks) from allocations a where a.invoice_id = i.id and a.undone_at is null)
order by i.id /* all companies */`;

/** Allocates receipts that are held, settles what they pay, and tells of payments and invoices paid in full. */
export async function addAllocations(
  tx: Transaction<Database>,
  at: Date,
  allocations: readonly NewAllocation[],
): Promise<void> {
  if (allocations.length === 0) return;
  await tx.executeQuery(CompiledQuery.raw(allocationsText, [JSON.stringify(allocations), at]));
  const invoices = new Set(allocations.flatMap(({ invoice_id }) => invoice_id ?? []));
  if (invoices.size > 0) await tx.executeQuery(CompiledQuery.raw(invoicesText, [[...invoices], at]));
}

/** Posts receipts with what they settle and tells of both, in the transaction of the import. */
export async function postReceipts(
  tx: Transaction<Database>,
  at: Date,
  receipts: readonly NewReceipt[],
  allocations: readonly NewAllocation[],
): Promise<void> {
  if (receipts.length > 0)
    await tx.executeQuery(CompiledQuery.raw(receiptsText, [JSON.stringify(receipts), at]));
  await addAllocations(tx, at, allocations);
}
