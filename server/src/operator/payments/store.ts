import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import { BEFORE_FIRST, type Page, pageText, readPage } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { components } from '../../http/schema.gen.ts';
import { announcementReceived, announcementState } from '../../payments/announcements-store.ts';
import { penaltyBillColumns } from '../../payments/penalties-store.ts';
import type { DueDate, DueDateRule } from '../../platform/calendar.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { exactStringify } from '../../platform/exact-json.ts';
import { newId } from '../../platform/id.ts';
import type { PenaltyLine } from './penalty-bill.ts';

export type BilledContract = {
  id: string;
  companyId: string;
  number: string;
  dueDateRule: DueDateRule;
  dailyRatePercent: string;
};

const contractText = (lock: string) => `
select id, company_id as "companyId", number, due_date_rule as "dueDateRule",
  trim_scale(penalty_daily_rate_percent)::text as "dailyRatePercent"
from contracts where id = $1 /* all companies */ ${lock}`;
const [readText, holdText] = [contractText(''), contractText('for update')];

/** A contract whose penalties are billed; `hold` lets one operator do it at a time. */
export async function findBilledContract(
  db: Kysely<Database>,
  contractId: string,
  hold: boolean,
): Promise<BilledContract | undefined> {
  const text = hold ? holdText : readText;
  return (await db.executeQuery<BilledContract>(CompiledQuery.raw(text, [contractId]))).rows[0];
}

export type NewBills = {
  contract: BilledContract;
  lines: readonly PenaltyLine[];
  nominalDueOn: CivilDate;
  due: DueDate;
  billedOn: CivilDate;
  billedBy: string;
};

// Counts and numbers of the contract's penalties go on without a gap.
const billText = `
with before as (
  select coalesce(max(number), 0) as number, count(*) as count
  from payments where company_id = $1 and contract_id = $2 and kind = 'penalty'
), line as (
  select * from jsonb_to_recordset($3::jsonb) as line(place int, "paymentId" uuid, "forPaymentId" uuid, "fromOn" date,
    "toOn" date, amount bigint, periods jsonb)
), counted as (
  update payments p set count = before.count + (select count(*) from line) from before
  where p.company_id = $1 and p.contract_id = $2 and p.kind = 'penalty'
), made as (
  insert into payments (id, company_id, contract_id, kind, number, count, nominal_due_on, due_on, due_provisional,
    net_kopecks, vat_rate_percent, vat_kopecks, total_kopecks)
  select line."paymentId", $1, $2, 'penalty', before.number + place, before.count + (select count(*) from line), $4, $5, $6,
    amount, 0, 0, amount
  from line, before
)
insert into penalty_bills (payment_id, company_id, for_payment_id, from_on, to_on, daily_rate_percent, periods,
  billed_on, created_by, created_at)
select "paymentId", $1, "forPaymentId", "fromOn", "toOn", $7, periods, $8, $9, $10 from line`;

const billsText = `
select row_to_json(bill) as bill from (
  select ${penaltyBillColumns}
  from penalty_bills b join payments p on p.id = b.payment_id left join payments f on f.id = b.for_payment_id
  where b.company_id = $1 and b.payment_id = any($2::uuid[])
  order by p.number
) bill`;

/** In its wire form. */
export type Bill = components['schemas']['PenaltyBill'];

/** Makes a payment of each line, and its bill. @returns the bills by number. */
export async function addBills(tx: Transaction<Database>, now: Date, made: NewBills): Promise<Bill[]> {
  const { contract, due } = made;
  const lines = made.lines.map((line, index) => ({
    place: index + 1,
    paymentId: newId(),
    forPaymentId: line.payment.id,
    fromOn: line.fromOn,
    toOn: line.toOn,
    amount: line.penalty.amountKopecks,
    periods: line.penalty.periods,
  }));
  await tx.executeQuery(
    CompiledQuery.raw(billText, [
      contract.companyId,
      contract.id,
      exactStringify(lines),
      made.nominalDueOn,
      due.dueOn,
      due.dueProvisional,
      contract.dailyRatePercent,
      made.billedOn,
      made.billedBy,
      now,
    ]),
  );
  const ids = lines.map(({ paymentId }) => paymentId);
  const { rows } = await tx.executeQuery<{ bill: Bill }>(
    CompiledQuery.raw(billsText, [contract.companyId, ids]),
  );
  return rows.map(({ bill }) => bill);
}

const awaitingText = `
  from payment_announcements an join payments p on p.id = an.payment_id and p.company_id = an.company_id
  join contracts c on c.id = p.contract_id join companies co on co.id = an.company_id /* all companies */
  where an.withdrawn_at is null and p.paid_kopecks < p.total_kopecks and ${announcementState} = 'awaiting'`;

const listText = pageText({
  rows: `
  select an.id, json_build_object('id', co.id, 'name', co.name) as company,
    json_build_object('id', c.id, 'number', c.number, 'assetName', c.asset_name) as contract,
    json_build_object('id', p.id, 'kind', p.kind, 'number', p.number, 'count', p.count) as payment,
    p.due_on as "dueOn", money_wire(p.total_kopecks - p.paid_kopecks) as outstanding,
    money_wire(an.amount_kopecks) as amount, money_wire(${announcementReceived}::bigint) as received,
    an.paid_on as "paidOn", an.order_number as "orderNumber", an.note, instant_wire(an.created_at) as "announcedAt",
    an.created_by as "announcedBy"
  ${awaitingText} and (an.created_at, an.id) > ($1::timestamptz, $2::uuid)
  order by an.created_at, an.id
  limit $3::int + 1`,
  order: ['page."announcedAt"', 'page.id'],
  limit: '$3::int',
});

/** A page of the announcements whose money has not come in, the oldest first. */
export function listAwaited(
  db: Kysely<Database>,
  after: [announcedAt: string, id: string] | null,
  limit: number,
): Promise<Page> {
  const start = after ?? BEFORE_FIRST;
  return readPage(db, listText, [...start, limit]);
}

export async function countAwaited(db: Kysely<Database>): Promise<number> {
  const { rows } = await db.executeQuery<{ awaiting: number }>(
    CompiledQuery.raw(`select count(*)::int as awaiting ${awaitingText}`),
  );
  return rows[0]?.awaiting ?? 0;
}
