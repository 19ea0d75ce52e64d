import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { paymentData } from '../../payments/notices-store.ts';

export async function findAllocation(
  tx: Transaction<Database>,
  receiptId: string,
  allocationId: string,
): Promise<{ undone: boolean } | undefined> {
  const text = `select undone_at is not null as undone from allocations
    where receipt_id = $1 and id = $2 /* all companies */`;
  const { rows } = await tx.executeQuery<{ undone: boolean }>(
    CompiledQuery.raw(text, [receiptId, allocationId]),
  );
  return rows[0];
}

const takeBackText = `
with undone as (
  update allocations set undone_at = $3, undone_by = $4, undone_reason = $5
  where receipt_id = $1 and id = $2 and undone_at is null
  returning payment_id, company_id, amount_kopecks
), owed as (
  update payments p set paid_kopecks = p.paid_kopecks - u.amount_kopecks,
    paid_on = case when p.paid_kopecks - u.amount_kopecks >= p.total_kopecks then p.paid_on end
  from undone u where p.id = u.payment_id and p.company_id = u.company_id
  returning p.*, u.amount_kopecks as taken
), freed as (
  update receipts r set allocated_kopecks = r.allocated_kopecks - u.amount_kopecks,
    waiting_reason = 'allocation_undone'
  from undone u where r.id = $1
  returning r.number
)
insert into events (id, type, company_id, contract_id, object_type, object_id, data, occurred_at)
select uuid_v7(), 'allocation.undone', p.company_id, p.contract_id, 'payment', p.id,
  ${paymentData}::jsonb || jsonb_build_object('amount', money_wire(p.taken), 'receiptNumber', freed.number, 'why', $5::text),
  $3
from owed p join contracts c on c.id = p.contract_id cross join freed /* all companies */`;

/** Takes an allocation that is in force back from its payment and its receipt, which are held, and tells of it. */
export async function takeBack(
  tx: Transaction<Database>,
  at: Date,
  undone: { receiptId: string; allocationId: string; by: string; reason: string },
): Promise<void> {
  const { receiptId, allocationId, by, reason } = undone;
  await tx.executeQuery(CompiledQuery.raw(takeBackText, [receiptId, allocationId, at, by, reason]));
}
