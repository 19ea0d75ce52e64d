import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { Payer } from './payer.ts';
import { addAllocations, type NewAllocation, postedEvents } from './posting-store.ts';

export type WaitingReceipt = {
  id: string;
  amountKopecks: bigint;
  bookedOn: CivilDate;
  purpose: string;
  payer: Payer;
  /** Of one that was entered by hand: an operator may have said whose money it is, whoever paid. */
  companyId: string | null;
};

const waitingText = `
select r.id, r.amount_kopecks as "amountKopecks", r.booked_on as "bookedOn", r.purpose,
  json_build_object('name', r.payer_name, 'inn', r.payer_inn, 'account', r.payer_account,
    'bank', '') as payer,
  case when r.origin = 'manual' then r.company_id end as "companyId"
from receipts r
where r.waiting_reason not in ('transit_payer', 'allocation_undone') and r.allocated_kopecks = 0 /* all companies */
order by r.booked_on, r.id
for update`;

/**
 * Receipts that wait and have paid nothing yet, the oldest booked first; a transit bank's
 * name is not kept, so its wait, and so do those that an operator took back.
 */
export async function listWaiting(tx: Transaction<Database>): Promise<WaitingReceipt[]> {
  return (await tx.executeQuery<WaitingReceipt>(CompiledQuery.raw(waitingText))).rows;
}

export type Decided = {
  id: string;
  company_id: string | null;
  waiting_reason: string | null;
  allocated_kopecks: string;
};

const decideText = `
with decided as (
  update receipts r set company_id = d.company_id, waiting_reason = d.waiting_reason,
    allocated_kopecks = d.allocated_kopecks
  from jsonb_to_recordset($1::jsonb) as d(id uuid, company_id uuid, waiting_reason text, allocated_kopecks bigint)
  join receipts before on before.id = d.id
  where r.id = d.id /* all companies */
  returning r.*, before.waiting_reason is not null or before.company_id is distinct from r.company_id as is_news
), posted as (
  select * from decided where is_news
)
${postedEvents}`;

/** Writes what was decided of receipts that are held, settles what they pay and tells of both. */
export async function decideReceipts(
  tx: Transaction<Database>,
  at: Date,
  decided: readonly Decided[],
  allocations: readonly NewAllocation[],
): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(decideText, [JSON.stringify(decided), at]));
  await addAllocations(tx, at, allocations);
}
