import { CompiledQuery, type Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { exactRevive } from '../../platform/exact-json.ts';
import type { keysOf } from './plan.ts';
import type { Existing, ExistingCompany, ExistingContract } from './portfolio.ts';

const companiesText = `
select id, external_id as "externalId", client_type as "clientType", name, inn, kpp, ogrn, region, address
from companies where external_id = any($1::text[]) or inn = any($2::text[]) /* all companies */`;

const contractsText = `
select c.id, c.company_id as "companyId", c.external_id as "externalId", c.number, c.status,
  c.signed_on as "signedOn", c.starts_on as "startsOn", c.ends_on as "endsOn", c.asset_name as "assetName",
  c.asset_make as "assetMake", c.asset_model as "assetModel", c.asset_vin as "assetVin",
  c.asset_serial_number as "assetSerialNumber", c.manager_name as "managerName", c.manager_phone as "managerPhone",
  c.manager_email as "managerEmail", c.due_date_rule as "dueDateRule",
  trim_scale(c.penalty_daily_rate_percent)::text as "penaltyDailyRatePercent", c.reminder_days as "reminderDays",
  c.buyout_kopecks as "buyoutKopecks",
  coalesce((
    select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'number', p.number, 'count', p.count,
      'nominalDueOn', p.nominal_due_on, 'dueOn', p.due_on, 'dueProvisional', p.due_provisional,
      'netKopecks', p.net_kopecks::text, 'vatRatePercent', p.vat_rate_percent, 'vatKopecks', p.vat_kopecks::text,
      'totalKopecks', p.total_kopecks::text, 'paidKopecks', p.paid_kopecks::text) order by p.due_on, p.number)
    from payments p where p.company_id = c.company_id and p.contract_id = c.id
  ), '[]') as payments
from contracts c
where c.external_id = any($1::text[]) or c.number = any($2::text[]) /* all companies */`;

/** What exists under the keys of a portfolio. */
export async function findExisting(
  tx: Transaction<Database>,
  keys: ReturnType<typeof keysOf>,
): Promise<Existing> {
  const companies = await tx.executeQuery<ExistingCompany>(
    CompiledQuery.raw(companiesText, [keys.companyExternalIds, keys.inns]),
  );
  const contracts = await tx.executeQuery<Omit<ExistingContract, 'payments'> & { payments: unknown }>(
    CompiledQuery.raw(contractsText, [keys.contractExternalIds, keys.contractNumbers]),
  );
  return {
    companies: companies.rows,
    contracts: contracts.rows.map(({ payments, ...contract }) => ({
      ...contract,
      payments: exactRevive<ExistingContract['payments']>(payments),
    })),
  };
}
