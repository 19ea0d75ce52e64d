import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
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
