import { CompiledQuery } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { ContractRow } from '../../db/schema.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { exactRevive } from '../../platform/exact-json.ts';
import type { Kopecks } from '../../platform/money.ts';
import type { BuyoutTerms, OpenPayment } from './buyout.ts';

/** What a quote rests on, read at one moment. */
export type BuyoutBasis = {
  companyName: string;
  contract: { id: string; number: string; assetName: string; status: ContractRow['status'] };
  manager: { name: string; phone: string | null } | null;
  terms: BuyoutTerms;
  open: OpenPayment[];
  /** Money of the company that is left of posted receipts. */
  overpaymentKopecks: Kopecks;
};

const basisText = `
select json_build_object(
  'companyName', co.name,
  'contract', json_build_object('id', c.id, 'number', c.number, 'assetName', c.asset_name, 'status', c.status),
  'manager', case when c.manager_name is not null then
    json_build_object('name', c.manager_name, 'phone', c.manager_phone) end,
  'terms', json_build_object('annualRatePercent', trim_scale(c.annual_rate_percent)::text,
    'table', (select json_agg(json_build_object('on', agreed."on", 'sumKopecks', agreed.kopecks::text))
      from jsonb_to_recordset(c.buyout_table) as agreed("on" date, kopecks bigint)),
    'buyoutKopecks', case when exists (
      select from payments p where p.company_id = c.company_id and p.contract_id = c.id and p.kind = 'buyout')
      then '0' else coalesce(c.buyout_kopecks, 0)::text end,
    'feeKopecks', c.buyout_fee_kopecks::text),
  'open', coalesce((
    select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'number', p.number, 'count', p.count,
      'dueOn', p.due_on, 'restKopecks', (p.total_kopecks - p.paid_kopecks)::text, 'vatRatePercent', p.vat_rate_percent)
      order by p.due_on, p.id)
    from payments p
    where p.company_id = c.company_id and p.contract_id = c.id and p.paid_kopecks < p.total_kopecks), '[]'),
  'overpaymentKopecks', (
    select coalesce(sum(r.amount_kopecks - r.allocated_kopecks), 0)::text from receipts r
    where r.company_id = c.company_id and r.waiting_reason is null and r.allocated_kopecks < r.amount_kopecks)
) as basis
from contracts c join companies co on co.id = c.company_id
where c.company_id = $1 and ($2::uuid[] is null or c.id = any($2::uuid[])) and c.status <> 'draft' and c.id = $3`;

export async function readBasis(
  db: Db,
  scope: CompanyScope,
  contractId: string,
): Promise<BuyoutBasis | undefined> {
  const parameters = [scope.companyId, scope.contractIds, contractId];
  const { rows } = await db.executeQuery<{ basis: unknown }>(CompiledQuery.raw(basisText, parameters));
  return rows[0] && exactRevive<BuyoutBasis>(rows[0].basis);
}
