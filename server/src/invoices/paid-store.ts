import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { eventContract, eventData } from './store.ts';

/** `touched` are the invoices that the allocations `$1` name, with what covered them before and covers them now. */
const paidText = `
with touched as (
  select i.id, i.company_id, i.total_kopecks as total,
    coalesce(sum(a.amount_kopecks), 0) as now,
    coalesce(sum(a.amount_kopecks) filter (where a.id <> all($1::uuid[])), 0) as before
  from invoices i join allocations a on a.invoice_id = i.id and a.undone_at is null
  where i.cancelled_at is null
    and i.id in (select named.invoice_id from allocations named where named.id = any($1::uuid[]))
  group by i.id
)
insert into events (id, type, company_id, contract_id, object_type, object_id, data, occurred_at)
select uuid_v7(), 'invoice.paid', i.company_id, ${eventContract}, 'invoice', i.id, ${eventData}, $2
from touched join invoices i on i.id = touched.id
where touched.before < touched.total and touched.now >= touched.total
order by i.id /* all companies */`;

/**
 * Tells of the invoices that these allocations, inserted before in the transaction with their `invoice_id`, have
 * covered. Call it wherever money is allocated by an invoice.
 */
export async function tellOfPaidInvoices(
  tx: Transaction<Database>,
  at: Date,
  allocationIds: readonly string[],
): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(paidText, [allocationIds, at]));
}
