import { CompiledQuery } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { exactRevive } from '../../platform/exact-json.ts';
import type { Entry, Opening, ReconciledContract } from './reconciliation.ts';

export type Party = { name: string; inn: string; kpp: string | null };
/** All that a statement is made of, read at one moment. */
export type Facts = {
  company: Party;
  contracts: ReconciledContract[];
  openings: Opening[];
  entries: Entry[];
};

const seen = '($2::uuid[] is null or p.contract_id = any($2::uuid[]))';

// One statement, so that nothing is posted between its parts. Money that settled something counts by what it settled.
const factsText = `
with charged as (
  select p.contract_id, p.due_on as happened_on, p.total_kopecks as amount, p.id, p.kind, p.number, p.count
  from payments p join contracts c on c.id = p.contract_id and c.company_id = p.company_id
  where p.company_id = $1 and ${seen} and c.status <> 'draft' and p.due_on <= $4::date
), received as (
  select p.contract_id, r.booked_on as happened_on, sum(a.amount_kopecks)::bigint as amount, r.id, r.number, r.document_date
  from allocations a join receipts r on r.id = a.receipt_id join payments p on p.id = a.payment_id
  where a.company_id = $1 and a.undone_at is null and ${seen} and r.booked_on <= $4::date
  group by p.contract_id, r.id
  union all
  select null, r.booked_on, r.amount_kopecks - r.allocated_kopecks, r.id, r.number, r.document_date
  from receipts r
  where r.company_id = $1 and $2::uuid[] is null and r.allocated_kopecks < r.amount_kopecks and r.booked_on <= $4::date
), lines as (
  select happened_on, json_build_object('type', 'charge', 'on', happened_on, 'contractId', contract_id,
    'amountKopecks', amount::text, 'paymentId', id, 'kind', kind, 'number', number, 'count', count) as line
  from charged where happened_on >= $3::date
  union all
  select happened_on, json_build_object('type', 'receipt', 'on', happened_on, 'contractId', contract_id,
    'amountKopecks', amount::text, 'receiptId', id, 'number', number, 'documentDate', document_date)
  from received where happened_on >= $3::date
  limit $5::int
)
select json_build_object(
  'company', (select json_build_object('name', name, 'inn', inn, 'kpp', kpp) from companies where id = $1),
  'contracts', coalesce((
    select json_agg(json_build_object('id', c.id, 'number', c.number, 'signedOn', c.signed_on, 'assetName', c.asset_name))
    from contracts c
    where c.company_id = $1 and ($2::uuid[] is null or c.id = any($2::uuid[])) and c.status <> 'draft'), '[]'),
  'openings', coalesce((
    select json_agg(json_build_object('contractId', contract_id, 'balanceKopecks', balance::text)) from (
      select contract_id, sum(amount)::bigint as balance from (
        select contract_id, happened_on, amount from charged
        union all
        select contract_id, happened_on, -amount from received) both_sides
      where happened_on < $3::date group by contract_id) before), '[]'),
  'entries', coalesce((select json_agg(line) from lines), '[]')
) as facts`;

/** What happened to a company's contracts in a period, and what was owed before; at most `limit` entries. */
export async function readFacts(
  db: Db,
  scope: CompanyScope,
  { from, to }: { from: CivilDate; to: CivilDate },
  limit: number,
): Promise<Facts> {
  const parameters = [scope.companyId, scope.contractIds, from, to, limit];
  const { rows } = await db.executeQuery<{ facts: unknown }>(CompiledQuery.raw(factsText, parameters));
  return exactRevive<Facts>(rows[0]?.facts);
}
