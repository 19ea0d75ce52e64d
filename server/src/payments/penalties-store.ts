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
