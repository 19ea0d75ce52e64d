import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { exactRevive } from '../platform/exact-json.ts';
import type { PenalisedPayment } from './penalty.ts';

/** The payment `p` of the contract `c` as `estimatePenalty` takes it. */
export const penalised = `json_build_object('id', p.id, 'kind', p.kind, 'number', p.number, 'count', p.count, 'dueOn', p.due_on,
  'totalKopecks', p.total_kopecks::text, 'paidKopecks', p.paid_kopecks::text,
  'dailyRatePercent', trim_scale(c.penalty_daily_rate_percent)::text,
  'billedThrough', (select max(b.to_on) from penalty_bills b where b.for_payment_id = p.id),
  'settled', coalesce((
    select json_agg(json_build_object('bookedOn', r.booked_on, 'amountKopecks', a.amount_kopecks::text))
    from allocations a join receipts r on r.id = a.receipt_id
    where a.payment_id = p.id and a.undone_at is null), '[]'))`;

const penalisedText = `
select coalesce(json_agg(${penalised} order by p.due_on, p.id), '[]') as payments
from payments p join contracts c on c.id = p.contract_id
where p.company_id = $1 and p.contract_id = $2 and ($3::uuid is null or p.id = $3)`;

/** The payments of a contract, or one of them, with what came in for each. */
export async function listPenalised(
  db: Kysely<Database>,
  companyId: string,
  contractId: string,
  paymentId: string | null = null,
): Promise<PenalisedPayment[]> {
  const { rows } = await db.executeQuery<{ payments: unknown }>(
    CompiledQuery.raw(penalisedText, [companyId, contractId, paymentId]),
  );
  return exactRevive(rows[0]?.payments ?? []);
}

/** A period of a bill, as it is kept, in its wire form. */
const periodsWire = `(
    select json_agg(json_build_object('from', e->>'from', 'to', e->>'to', 'days', (e->>'days')::int,
      'base', money_wire((e->>'baseKopecks')::bigint), 'ratePercent', trim_scale(b.daily_rate_percent)::text,
      'amount', money_wire((e->>'amountKopecks')::bigint)) order by e->>'from')
    from jsonb_array_elements(b.periods) e)`;

const nameOf = (p: string) =>
  `json_build_object('id', ${p}.id, 'kind', ${p}.kind, 'number', ${p}.number, 'count', ${p}.count)`;

/** The bill `b` in its wire form: `p` is its payment, `f` the one that was overdue, if it is still there. */
export const penaltyBillColumns = `
  ${nameOf('p')} as payment, case when f.id is not null then ${nameOf('f')} end as "forPayment", b.from_on as "fromOn", b.to_on as "toOn",
  trim_scale(b.daily_rate_percent)::text as "dailyRatePercent", ${periodsWire} as periods,
  money_wire(p.total_kopecks) as amount, money_wire(p.total_kopecks - p.paid_kopecks) as outstanding,
  p.due_on as "dueOn", b.billed_on as "billedOn"`;

/**
 * What the overdue payments of `late` (id, contract_id, due_on, total) have gathered in penalties up to `$1` beyond what
 * is billed, each rounded by itself; none is gathered on a penalty. The same as `estimatePenalty`, without its periods:
 * the total × days, less each part that came in × the days after its booking.
 */
export const penaltyEstimates = (late: string) => `
  select late.id, round((late.total * days.since_due - days.less) * c.penalty_daily_rate_percent / 100)::bigint as amount
  from ${late} late
  join payments p on p.company_id = $2 and p.id = late.id and p.kind <> 'penalty'
  join contracts c on c.company_id = $2 and c.id = late.contract_id
  cross join lateral (
    select greatest(late.due_on, max(b.to_on)) as through from penalty_bills b where b.for_payment_id = late.id
  ) billed
  cross join lateral (
    select greatest($1::date - billed.through, 0) as since_due, coalesce(sum(
      a.amount_kopecks * greatest($1::date - greatest(r.booked_on, billed.through), 0)), 0) as less
    from allocations a join receipts r on r.id = a.receipt_id
    where a.payment_id = late.id and a.undone_at is null
  ) days`;
