import { CompiledQuery, type Transaction } from 'kysely';
import type { PaymentsChange, ScheduleLine } from '../../contracts/schedule.ts';
import type { Database } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { exactStringify } from '../../platform/exact-json.ts';
import { newId } from '../../platform/id.ts';
import type { CompanyTerms, ContractTerms } from './portfolio.ts';

type Tx = Transaction<Database>;

/** Makes or changes a company. */
export async function saveCompany(tx: Tx, now: Date, id: string, terms: CompanyTerms): Promise<void> {
  const { externalId: external_id, clientType: client_type, ...rest } = terms;
  const row = { external_id, client_type, ...rest };
  await tx
    .insertInto('companies')
    .values({ id, ...row, created_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Makes or changes a contract. */
export async function saveContract(
  tx: Tx,
  now: Date,
  contract: { id: string; companyId: string; version: number; terms: ContractTerms },
): Promise<void> {
  const { id, companyId, version, terms } = contract;
  const row = {
    external_id: terms.externalId,
    number: terms.number,
    status: terms.status,
    signed_on: terms.signedOn,
    starts_on: terms.startsOn,
    ends_on: terms.endsOn,
    asset_name: terms.assetName,
    asset_make: terms.assetMake,
    asset_model: terms.assetModel,
    asset_vin: terms.assetVin,
    asset_serial_number: terms.assetSerialNumber,
    manager_name: terms.managerName,
    manager_phone: terms.managerPhone,
    manager_email: terms.managerEmail,
    due_date_rule: terms.dueDateRule,
    penalty_daily_rate_percent: terms.penaltyDailyRatePercent,
    reminder_days: terms.reminderDays,
    buyout_kopecks: terms.buyoutKopecks,
    schedule_version: version,
  };
  await tx
    .insertInto('contracts')
    .values({ id, company_id: companyId, ...row, created_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** The number of a contract's current schedule. */
export async function findScheduleVersion(tx: Tx, companyId: string, contractId: string): Promise<number> {
  const row = await tx
    .selectFrom('contracts')
    .select('schedule_version')
    .where('company_id', '=', companyId)
    .where('id', '=', contractId)
    .executeTakeFirstOrThrow();
  return row.schedule_version;
}

export async function addScheduleVersion(
  tx: Tx,
  now: Date,
  added: {
    companyId: string;
    contractId: string;
    version: number;
    reason: string;
    effectiveOn: CivilDate;
    lines: readonly ScheduleLine[];
  },
): Promise<void> {
  await tx
    .insertInto('schedule_versions')
    .values({
      contract_id: added.contractId,
      company_id: added.companyId,
      version: added.version,
      reason: added.reason,
      effective_on: added.effectiveOn,
      lines: exactStringify(added.lines),
      created_at: now,
    })
    .execute();
}

const lineColumns = `id uuid, kind text, number int, count int, "nominalDueOn" date, "dueOn" date,
  "dueProvisional" boolean, "netKopecks" bigint, "vatRatePercent" int, "vatKopecks" bigint, "totalKopecks" bigint`;

const insertText = `
insert into payments (id, company_id, contract_id, kind, number, count, nominal_due_on, due_on, due_provisional,
  net_kopecks, vat_rate_percent, vat_kopecks, total_kopecks)
select id, $1::uuid, $2::uuid, kind, number, count, "nominalDueOn", "dueOn", "dueProvisional", "netKopecks",
  "vatRatePercent", "vatKopecks", "totalKopecks"
from jsonb_to_recordset($3::jsonb) as line(${lineColumns})`;

const updateText = `
update payments p set count = line.count, nominal_due_on = line."nominalDueOn", due_on = line."dueOn",
  due_provisional = line."dueProvisional", net_kopecks = line."netKopecks", vat_rate_percent = line."vatRatePercent",
  vat_kopecks = line."vatKopecks", total_kopecks = line."totalKopecks",
  paid_on = case when p.paid_kopecks >= line."totalKopecks" then p.paid_on end
from jsonb_to_recordset($3::jsonb) as line(${lineColumns})
where p.company_id = $1 and p.contract_id = $2 and p.id = line.id`;

/** What an allocation that was undone pointed at goes with it; one in force keeps its payment (the plan refuses). */
const removeTexts = [
  `delete from allocations where company_id = $1 and payment_id = any($3::uuid[]) and undone_at is not null
   and exists (select from contracts where company_id = $1 and id = $2)`,
  'delete from payments where company_id = $1 and contract_id = $2 and id = any($3::uuid[])',
];

/** Brings a contract's payments to a new version of its schedule. */
export async function changePayments(
  tx: Tx,
  companyId: string,
  contractId: string,
  change: Omit<PaymentsChange, 'problems'>,
): Promise<void> {
  const run = (text: string, value: unknown) =>
    tx.executeQuery(CompiledQuery.raw(text, [companyId, contractId, value]));
  if (change.remove.length > 0) for (const text of removeTexts) await run(text, change.remove);
  if (change.update.length > 0)
    await run(updateText, exactStringify(change.update.map(({ id, line }) => ({ ...line, id }))));
  if (change.insert.length > 0)
    await run(insertText, exactStringify(change.insert.map((line) => ({ ...line, id: newId() }))));
}
