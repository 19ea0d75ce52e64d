import { CompiledQuery, type Kysely } from 'kysely';
import { type Page, pageText, readPage } from '../db/page.ts';
import type { ContractRow, Database } from '../db/schema.ts';
import { paymentColumns } from '../payments/store.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { CompanyScope } from '../platform/company-scope.ts';

export type ContractFilter = {
  status: ContractRow['status'][] | undefined;
  externalId: string | undefined;
  after: [rank: string, number: string, id: string] | null;
  limit: number;
};

const rank = (of: 'c' | 'page') =>
  `case ${of}.status when 'active' then 0 when 'draft' then 1 when 'completed' then 2 else 3 end`;

/** A contract in its wire form, for `row_to_json`: `c` is the contract, `s` its sums, `n` its next payment. */
export const contractColumns = `
  c.id, c.company_id as "companyId", c.external_id as "externalId", c.number, c.status,
  c.signed_on as "signedOn", c.starts_on as "startsOn", c.ends_on as "endsOn",
  json_build_object('name', c.asset_name, 'make', c.asset_make, 'model', c.asset_model, 'vin', c.asset_vin,
    'serialNumber', c.asset_serial_number) as asset,
  case when c.manager_name is not null then
    json_build_object('name', c.manager_name, 'phone', c.manager_phone, 'email', c.manager_email) end as manager,
  c.due_date_rule as "dueDateRule", trim_scale(c.penalty_daily_rate_percent)::text as "penaltyDailyRatePercent",
  c.reminder_days as "reminderDays",
  case when c.buyout_kopecks is not null then money_wire(c.buyout_kopecks) end as "buyoutPrice",
  money_wire(s.total) as total, money_wire(s.paid) as paid, money_wire(s.total - s.paid) as outstanding,
  money_wire(s.overdue) as overdue, s.payments as "paymentsTotal", s.payments_paid as "paymentsPaid",
  case when n.id is not null then
    json_build_object('paymentId', n.id, 'dueOn', n.due_on, 'outstanding', money_wire(n.rest)) end as "nextPayment",
  c.schedule_version as "scheduleVersion"`;

/** The sums of a contract and its oldest unpaid payment; `$1` is today. */
export const contractSums = `
cross join lateral (
  select coalesce(sum(p.total_kopecks), 0)::bigint as total, coalesce(sum(p.paid_kopecks), 0)::bigint as paid,
    coalesce(sum(p.total_kopecks - p.paid_kopecks) filter (where p.due_on < $1::date), 0)::bigint as overdue,
    count(*) as payments, count(*) filter (where p.paid_kopecks >= p.total_kopecks) as payments_paid
  from payments p where p.company_id = c.company_id and p.contract_id = c.id
) s
left join lateral (
  select p.id, p.due_on, p.total_kopecks - p.paid_kopecks as rest
  from payments p
  where p.company_id = c.company_id and p.contract_id = c.id and p.paid_kopecks < p.total_kopecks
  order by p.due_on, p.id limit 1
) n on true`;

const listText = pageText({
  rows: `
  select ${contractColumns}
  from (
    select * from contracts c
    where c.company_id = $2 and ($3::uuid[] is null or c.id = any($3::uuid[])) and c.status <> 'draft'
      and ($4::text[] is null or c.status = any($4::text[]))
      and ($5::text is null or c.external_id = $5)
      and (${rank('c')}, c.number, c.id) > ($6::int, $7::text, $8::uuid)
    order by ${rank('c')}, c.number, c.id
    limit $9::int + 1
  ) c ${contractSums}`,
  order: [rank('page'), 'page.number', 'page.id'],
  limit: '$9::int',
});

/** A page of a company's contracts, active ones first; drafts are the lessor's own matter. */
export function listContracts(
  db: Kysely<Database>,
  scope: CompanyScope,
  today: CivilDate,
  filter: ContractFilter,
): Promise<Page> {
  return readPage(db, listText, [
    today,
    scope.companyId,
    scope.contractIds,
    filter.status ?? null,
    filter.externalId ?? null,
    ...(filter.after ?? ['-1', '', '00000000-0000-0000-0000-000000000000']),
    filter.limit,
  ]);
}

/** A contract with its current schedule; whose it may be is `where`'s matter. */
const detailText = (where: string) => `
select row_to_json(contract)::text as contract from (
  select ${contractColumns},
    json_build_object('version', v.version, 'reason', v.reason, 'effectiveOn', v.effective_on, 'payments', coalesce((
      select json_agg(row_to_json(line) order by line."dueOn", line.id)
      from (select ${paymentColumns} from payments p where p.company_id = c.company_id and p.contract_id = c.id) line
    ), '[]')) as schedule,
    $1::date as "asOf"
  from contracts c
  join schedule_versions v on v.contract_id = c.id and v.company_id = c.company_id and v.version = c.schedule_version
  ${contractSums}
  where ${where}
) contract`;

const ownText = detailText(
  `c.company_id = $2 and ($3::uuid[] is null or c.id = any($3::uuid[])) and c.status <> 'draft' and c.id = $4`,
);
const anyText = detailText('c.id = $2 /* all companies */');

/** One contract of the company with its schedule, as JSON text. */
export async function findContract(
  db: Kysely<Database>,
  scope: CompanyScope,
  today: CivilDate,
  contractId: string,
): Promise<string | undefined> {
  const parameters = [today, scope.companyId, scope.contractIds, contractId];
  const { rows } = await db.executeQuery<{ contract: string }>(CompiledQuery.raw(ownText, parameters));
  return rows[0]?.contract;
}

/** One contract of any company, for the staff. */
export async function findAnyContract(
  db: Kysely<Database>,
  today: CivilDate,
  contractId: string,
): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ contract: string }>(
    CompiledQuery.raw(anyText, [today, contractId]),
  );
  return rows[0]?.contract;
}

/** What a change of a contract's schedule goes by. */
export type Agreement = {
  status: ContractRow['status'];
  dueDateRule: ContractRow['due_date_rule'];
  reminderDays: number;
  annualRatePercent: string | null;
};

const agreementText = `
select status, due_date_rule as "dueDateRule", reminder_days as "reminderDays",
  trim_scale(annual_rate_percent)::text as "annualRatePercent"
from contracts
where company_id = $1 and ($2::uuid[] is null or id = any($2::uuid[])) and status <> 'draft' and id = $3`;

export async function findAgreement(
  db: Kysely<Database>,
  scope: CompanyScope,
  contractId: string,
): Promise<Agreement | undefined> {
  const parameters = [scope.companyId, scope.contractIds, contractId];
  return (await db.executeQuery<Agreement>(CompiledQuery.raw(agreementText, parameters))).rows[0];
}
