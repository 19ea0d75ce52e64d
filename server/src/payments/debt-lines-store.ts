import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { components } from '../http/schema.gen.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { announcementReceived } from './announcements-store.ts';
import { penalised, penaltyEstimates } from './penalties-store.ts';
import { paymentColumns } from './store.ts';

type Schemas = components['schemas'];
export type DebtFigure = Schemas['DebtFigure'];

const linesAtMost = 200;

const openPayments = (which: string) => `
  select p.id as payment_id, null::uuid as receipt_id, p.total_kopecks - p.paid_kopecks as amount, p.due_on as on_day
  from payments p
  where p.company_id = $2 and ($3::uuid[] is null or p.contract_id = any($3::uuid[]))
    and p.paid_kopecks < p.total_kopecks and ${which}`;

/** Receipts tell of all contracts, so that who sees only some sees none of them. */
const leftOvers = (which: string) => `
  select null::uuid as payment_id, r.id as receipt_id, r.amount_kopecks - r.allocated_kopecks as amount,
    r.booked_on as on_day
  from receipts r
  where r.company_id = $2 and $3::uuid[] is null and r.allocated_kopecks < r.amount_kopecks and ${which}`;

const late = `(
  select p.id, p.contract_id, p.due_on, p.total_kopecks as total from payments p
  where p.company_id = $2 and ($3::uuid[] is null or p.contract_id = any($3::uuid[]))
    and p.paid_kopecks < p.total_kopecks and p.due_on < $1::date)`;

/** The lines of each figure, as the debt summary counts them. */
const figures: Record<DebtFigure, string> = {
  overdue: openPayments('p.due_on < $1::date'),
  due_within_7_days: openPayments('p.due_on between $1::date and $1::date + 7'),
  due_within_30_days: openPayments('p.due_on between $1::date and $1::date + 30'),
  penalties_billed: openPayments(`p.kind = 'penalty'`),
  penalty_estimate: `
  select p.id as payment_id, null::uuid as receipt_id, gathered.amount, p.due_on as on_day
  from (${penaltyEstimates(late)}) gathered join payments p on p.company_id = $2 and p.id = gathered.id
  where gathered.amount > 0`,
  announced: `
  select p.id as payment_id, null::uuid as receipt_id,
    (an.amount_kopecks - ${announcementReceived})::bigint as amount, p.due_on as on_day
  from payment_announcements an join payments p on p.id = an.payment_id and p.company_id = an.company_id
  where an.company_id = $2 and ($3::uuid[] is null or p.contract_id = any($3::uuid[]))
    and an.withdrawn_at is null and p.paid_kopecks < p.total_kopecks
    and an.amount_kopecks > ${announcementReceived}`,
  overpayment: leftOvers('r.waiting_reason is null'),
  awaiting_allocation: leftOvers('r.waiting_reason is not null'),
};

const textOf = (figure: DebtFigure) => `
with lines as materialized (${figures[figure]}), shown as (
  select * from lines order by on_day, coalesce(payment_id, receipt_id) limit ${linesAtMost}
)
select
  (select row_to_json(money) from money_wire((select coalesce(sum(amount), 0)::bigint from lines)) money) as amount,
  (select count(*)::int from lines) as count,
  coalesce((
    select json_agg(json_build_object('amount', money_wire(l.amount), 'payment', payment.wire, 'receipt', receipt.wire,
      'penalised', payment.penalised) order by l.on_day, coalesce(l.payment_id, l.receipt_id))
    from shown l
    left join lateral (
      select (select row_to_json(wire) from (select ${paymentColumns}) wire) as wire,
        ${figure === 'penalty_estimate' ? penalised : 'null::json'} as penalised
      from payments p join contracts c on c.id = p.contract_id
      where p.company_id = $2 and p.id = l.payment_id
    ) payment on true
    left join lateral (
      select json_build_object('id', r.id, 'number', r.number, 'bookedOn', r.booked_on,
        'amount', money_wire(r.amount_kopecks)) as wire
      from receipts r where r.company_id = $2 and r.id = l.receipt_id
    ) receipt on true), '[]') as lines`;

const texts = new Map<DebtFigure, string>();

export type DebtLines = {
  amount: Schemas['Money'];
  count: number;
  lines: (Pick<Schemas['DebtLine'], 'amount' | 'payment' | 'receipt'> & { penalised: unknown })[];
};

/** What a figure of the debt summary is the sum of; the first lines, with the sum and the number of all. */
export async function listDebtLines(
  db: Kysely<Database>,
  scope: CompanyScope,
  today: CivilDate,
  figure: DebtFigure,
): Promise<DebtLines> {
  const text = texts.get(figure) ?? textOf(figure);
  texts.set(figure, text);
  const parameters = [today, scope.companyId, scope.contractIds];
  const { rows } = await db.executeQuery<DebtLines>(CompiledQuery.raw(text, parameters));
  const [row] = rows;
  if (row === undefined) throw new Error('the lines of a figure are always one row');
  return row;
}
