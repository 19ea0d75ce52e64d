import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Db } from '../db/database.ts';
import { BEYOND_LAST, type Page, pageText, readPage } from '../db/page.ts';
import type { Database } from '../db/schema.ts';
import type { InvoiceData } from '../events/event.ts';
import type { components } from '../http/schema.gen.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import type { InvoiceDraft, InvoicedPayment, InvoiceStatus } from './invoice.ts';
import type { Buyer, Seller } from './paper.ts';

const paymentsText = `
select p.id as "paymentId", p.contract_id as "contractId", c.number as "contractNumber", p.kind, p.number, p.count,
  p.due_on as "dueOn", p.net_kopecks as "netKopecks", p.vat_rate_percent as "vatRatePercent",
  p.vat_kopecks as "vatKopecks", p.total_kopecks as "totalKopecks",
  p.total_kopecks - p.paid_kopecks as "outstandingKopecks"
from payments p join contracts c on c.id = p.contract_id
where p.company_id = $1 and ($2::uuid[] is null or p.contract_id = any($2::uuid[])) and p.id = any($3::uuid[])`;

/** Those of the payments that the company has, of the contracts that are seen. */
export async function findInvoicedPayments(
  tx: Transaction<Database>,
  scope: CompanyScope,
  paymentIds: readonly string[],
): Promise<InvoicedPayment[]> {
  const parameters = [scope.companyId, scope.contractIds, paymentIds];
  return (await tx.executeQuery<InvoicedPayment>(CompiledQuery.raw(paymentsText, parameters))).rows;
}

/** The company as an invoice names it. */
export async function findBuyer(tx: Transaction<Database>, companyId: string): Promise<Buyer> {
  return tx
    .selectFrom('companies')
    .select(['name', 'inn', 'kpp', 'address'])
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow();
}

/** The next number of a year. Others wait for it until this transaction ends, so that none is lost: take it last. */
export async function takeNumber(tx: Transaction<Database>, year: number): Promise<number> {
  const text = `
    insert into invoice_numbers as n (year, last) values ($1, 1)
    on conflict (year) do update set last = n.last + 1
    returning last`;
  const { rows } = await tx.executeQuery<{ last: number }>(CompiledQuery.raw(text, [year]));
  return rows[0]?.last ?? 1;
}

export type NewInvoice = {
  id: string;
  companyId: string;
  year: number;
  sequence: number;
  issuedOn: CivilDate;
  draft: InvoiceDraft;
  purpose: string;
  seller: Seller;
  buyer: Buyer;
  createdBy: string;
  createdAt: Date;
};

export async function insertInvoice(tx: Transaction<Database>, invoice: NewInvoice): Promise<void> {
  const { draft } = invoice;
  await tx
    .insertInto('invoices')
    .values({
      id: invoice.id,
      company_id: invoice.companyId,
      year: invoice.year,
      sequence: invoice.sequence,
      issued_on: invoice.issuedOn,
      pay_by: draft.payBy,
      net_kopecks: draft.netKopecks,
      vat_kopecks: draft.vatKopecks,
      total_kopecks: draft.totalKopecks,
      purpose: invoice.purpose,
      seller: JSON.stringify(invoice.seller),
      buyer: JSON.stringify(invoice.buyer),
      created_by: invoice.createdBy,
      created_at: invoice.createdAt,
      cancelled_at: null,
      cancelled_by: null,
    })
    .execute();
  const rows = draft.lines.map((line, index) => ({
    position: index + 1,
    contract_id: line.payment.contractId,
    payment_id: line.payment.paymentId,
    kind: line.payment.kind,
    number: line.payment.number,
    count: line.payment.count,
    due_on: line.payment.dueOn,
    title: line.title,
    net_kopecks: `${line.netKopecks}`,
    vat_rate_percent: line.vatRatePercent,
    vat_kopecks: `${line.vatKopecks}`,
    total_kopecks: `${line.totalKopecks}`,
  }));
  await tx.executeQuery(CompiledQuery.raw(linesText, [invoice.id, invoice.companyId, JSON.stringify(rows)]));
}

const linesText = `
insert into invoice_lines (invoice_id, company_id, position, contract_id, payment_id, kind, number, count, due_on,
  title, net_kopecks, vat_rate_percent, vat_kopecks, total_kopecks)
select $1, $2, line.*
from jsonb_to_recordset($3::jsonb) as line(position int, contract_id uuid, payment_id uuid, kind text,
  number int, count int, due_on date, title text, net_kopecks bigint, vat_rate_percent int, vat_kopecks bigint, total_kopecks bigint)`;

/**
 * What money has done to an invoice `i`: what named it (`covered`) and what its payments still lack (`payable`). A
 * payment that a new version of the schedule took away lacks nothing.
 */
const fate = `
cross join lateral (
  select coalesce(sum(line.covered), 0)::bigint as covered,
    case when i.cancelled_at is not null then 0
      else coalesce(sum(greatest(least(line.total - line.covered, line.outstanding), 0)), 0) end::bigint as payable
  from (
    select l.total_kopecks as total, coalesce(p.total_kopecks - p.paid_kopecks, 0) as outstanding, coalesce((
      select sum(a.amount_kopecks) from allocations a
      where a.invoice_id = i.id and a.payment_id = l.payment_id and a.undone_at is null), 0) as covered
    from invoice_lines l left join payments p on p.id = l.payment_id where l.invoice_id = i.id) line
) fate
cross join lateral (
  select case when i.cancelled_at is not null then 'cancelled'
    when fate.covered >= i.total_kopecks then 'paid'
    when fate.payable = 0 then 'settled'
    else 'open' end as status
) derived`;

/** An invoice in its wire form, for `row_to_json`. */
const columns = `
  i.id, i.number, i.issued_on as "issuedOn", i.pay_by as "payBy", derived.status,
  money_wire(i.net_kopecks) as net, money_wire(i.vat_kopecks) as vat, money_wire(i.total_kopecks) as total,
  money_wire(fate.covered) as paid, money_wire(fate.payable) as payable,
  (select json_agg(json_build_object('id', c.id, 'number', c.number, 'assetName', c.asset_name) order by c.number, c.id)
    from contracts c where c.id in (select l.contract_id from invoice_lines l where l.invoice_id = i.id)) as contracts,
  (select count(*) from invoice_lines l where l.invoice_id = i.id) as payments,
  i.created_by as "createdBy", instant_wire(i.created_at) as "createdAt", instant_wire(i.cancelled_at) as "cancelledAt"`;

/** An invoice is seen where all its contracts are: its total and purpose tell of all. */
const seen = `i.company_id = $1 and ($2::uuid[] is null or not exists (
    select from invoice_lines l where l.invoice_id = i.id and l.contract_id <> all($2::uuid[])))`;

const listText = pageText({
  rows: `
  select ${columns}
  from invoices i ${fate}
  where ${seen} and ($3::text = 'all' or derived.status = $3::text)
    and ($4::uuid is null or exists (
      select from invoice_lines l where l.invoice_id = i.id and l.contract_id = $4::uuid))
    and (i.issued_on, i.id) < ($5::date, $6::uuid)
  order by i.issued_on desc, i.id desc
  limit $7::int + 1`,
  order: ['page."issuedOn"', 'page.id'],
  limit: '$7::int',
  descending: true,
});

export type InvoiceFilter = {
  status: InvoiceStatus | 'all';
  contractId: string | undefined;
  after: [issuedOn: string, id: string] | null;
  limit: number;
};

/** A page of a company's invoices, the latest first. */
export function listInvoices(
  db: Kysely<Database>,
  scope: CompanyScope,
  filter: InvoiceFilter,
): Promise<Page> {
  const { status, contractId = null, after, limit } = filter;
  const start = after ?? BEYOND_LAST;
  return readPage(db, listText, [scope.companyId, scope.contractIds, status, contractId, ...start, limit]);
}

const getText = `
select row_to_json(invoice) as invoice from (
  select ${columns}, i.seller, i.buyer, i.purpose,
    (select json_agg(json_build_object(
        'position', l.position, 'paymentId', l.payment_id,
        'contract', json_build_object('id', c.id, 'number', c.number, 'assetName', c.asset_name),
        'kind', l.kind, 'number', l.number, 'count', l.count, 'dueOn', l.due_on, 'title', l.title,
        'net', money_wire(l.net_kopecks), 'vatRatePercent', l.vat_rate_percent, 'vat', money_wire(l.vat_kopecks),
        'total', money_wire(l.total_kopecks), 'outstanding', money_wire(coalesce(p.total_kopecks - p.paid_kopecks, 0)))
        order by l.position)
      from invoice_lines l left join payments p on p.id = l.payment_id join contracts c on c.id = l.contract_id
      where l.invoice_id = i.id) as lines,
    coalesce((
      select json_agg(json_build_object('receiptId', r.id, 'receiptNumber', r.number, 'bookedOn', r.booked_on,
        'amount', money_wire(sums.amount)) order by r.booked_on, r.id)
      from (
        select a.receipt_id, sum(a.amount_kopecks)::bigint as amount from allocations a
        where a.invoice_id = i.id and a.undone_at is null group by a.receipt_id) sums
      join receipts r on r.id = sums.receipt_id), '[]') as receipts,
    $4::date as "asOf"
  from invoices i ${fate}
  where ${seen} and i.id = $3
) invoice`;

/** One invoice as the wire has it, without what is made of it (words, QR); undefined when the company has none such. */
export async function findInvoice(
  db: Db,
  scope: CompanyScope,
  invoiceId: string,
  today: CivilDate,
): Promise<unknown> {
  const parameters = [scope.companyId, scope.contractIds, invoiceId, today];
  const { rows } = await db.executeQuery<{ invoice: unknown }>(CompiledQuery.raw(getText, parameters));
  return rows[0]?.invoice;
}

export type Standing = { status: InvoiceStatus; contractId: string | null; data: InvoiceData };

/** What the events of an invoice `i` tell. */
const eventData = `json_build_object('number', i.number, 'payBy', i.pay_by, 'total', money_wire(i.total_kopecks),
  'contractNumbers', (select json_agg(c.number order by c.number) from contracts c
    where c.id in (select l.contract_id from invoice_lines l where l.invoice_id = i.id)))`;
/** Null where it is of several contracts. */
const eventContract = `(select case when count(distinct l.contract_id) = 1 then (array_agg(l.contract_id))[1] end
  from invoice_lines l where l.invoice_id = i.id)`;

const standingText = `
select derived.status, ${eventContract} as "contractId", ${eventData} as data
from invoices i ${fate}
where ${seen} and i.id = $3`;

/** How an invoice stands and what an event of it tells. */
export async function findStanding(
  tx: Transaction<Database>,
  scope: CompanyScope,
  invoiceId: string,
): Promise<Standing | undefined> {
  const parameters = [scope.companyId, scope.contractIds, invoiceId];
  return (await tx.executeQuery<Standing>(CompiledQuery.raw(standingText, parameters))).rows[0];
}

/** Holds an invoice until the end of the transaction. */
export async function lockInvoice(tx: Transaction<Database>, companyId: string, id: string): Promise<void> {
  const text = 'select from invoices where company_id = $1 and id = $2 for update';
  await tx.executeQuery(CompiledQuery.raw(text, [companyId, id]));
}

export async function markCancelled(
  tx: Transaction<Database>,
  companyId: string,
  id: string,
  by: { at: Date; name: string },
): Promise<void> {
  await tx
    .updateTable('invoices')
    .set({ cancelled_at: by.at, cancelled_by: by.name })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute();
}

const ofPaymentText = `
select coalesce(json_agg(json_build_object('id', i.id, 'number', i.number, 'issuedOn', i.issued_on,
  'status', derived.status, 'amount', money_wire(asked.total_kopecks)) order by i.issued_on desc, i.id desc), '[]') as invoices
from invoice_lines asked join invoices i on i.id = asked.invoice_id ${fate}
where ${seen} and asked.payment_id = $3`;

/** The invoices that ask for a payment, the latest first, of those that are seen. */
export async function listInvoicesOfPayment(
  db: Db,
  scope: CompanyScope,
  paymentId: string,
): Promise<components['schemas']['CoveringInvoice'][]> {
  const parameters = [scope.companyId, scope.contractIds, paymentId];
  const { rows } = await db.executeQuery<{ invoices: components['schemas']['CoveringInvoice'][] }>(
    CompiledQuery.raw(ofPaymentText, parameters),
  );
  return rows[0]?.invoices ?? [];
}
