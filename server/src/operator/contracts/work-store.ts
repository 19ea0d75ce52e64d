import { CompiledQuery, sql } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import type { ContractRow } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { Kopecks } from '../../platform/money.ts';

/** What an operator's work on a contract goes by. */
export type ContractInWork = {
  id: string;
  companyId: string;
  number: string;
  assetName: string;
  status: ContractRow['status'];
  signedOn: CivilDate;
  endsOn: CivilDate | null;
  dueDateRule: ContractRow['due_date_rule'];
  version: number;
  buyoutKopecks: Kopecks | null;
};

const findText = `
select id, company_id as "companyId", number, asset_name as "assetName", status, signed_on as "signedOn",
  ends_on as "endsOn", due_date_rule as "dueDateRule", schedule_version as version, buyout_kopecks as "buyoutKopecks"
from contracts where id = $1 /* all companies */`;

export async function findContractInWork(db: Db, id: string): Promise<ContractInWork | undefined> {
  return (await db.executeQuery<ContractInWork>(CompiledQuery.raw(findText, [id]))).rows[0];
}

/** The contract, held so that nobody else changes it meanwhile. */
export async function lockContract(tx: Tx, id: string): Promise<ContractInWork | undefined> {
  return (await tx.executeQuery<ContractInWork>(CompiledQuery.raw(`${findText} for update`, [id]))).rows[0];
}

export type NewContract = {
  id: string;
  companyId: string;
  externalId: string | null;
  number: string;
  status: 'draft' | 'active';
  signedOn: CivilDate;
  startsOn: CivilDate | null;
  endsOn: CivilDate | null;
  asset: {
    name: string;
    make: string | null;
    model: string | null;
    vin: string | null;
    serialNumber: string | null;
  };
  manager: { name: string; phone: string | null; email: string | null } | null;
  dueDateRule: ContractRow['due_date_rule'];
  penaltyDailyRatePercent: string;
  reminderDays: number;
  annualRatePercent: string | null;
  buyoutKopecks: Kopecks | null;
  buyoutFeeKopecks: Kopecks;
  /** By the day from which each sum holds. */
  buyoutTable: readonly { on: CivilDate; kopecks: Kopecks }[] | null;
};

/** False where the number or the external id is another contract's. */
export async function insertContract(tx: Tx, now: Date, made: NewContract): Promise<boolean> {
  const { asset, manager } = made;
  const table = made.buyoutTable?.map(({ on, kopecks }) => ({ on, kopecks: `${kopecks}` }));
  const inserted = await tx
    .insertInto('contracts')
    .values({
      id: made.id,
      company_id: made.companyId,
      external_id: made.externalId,
      number: made.number,
      status: made.status,
      signed_on: made.signedOn,
      starts_on: made.startsOn,
      ends_on: made.endsOn,
      asset_name: asset.name,
      asset_make: asset.make,
      asset_model: asset.model,
      asset_vin: asset.vin,
      asset_serial_number: asset.serialNumber,
      manager_name: manager?.name ?? null,
      manager_phone: manager?.phone ?? null,
      manager_email: manager?.email ?? null,
      due_date_rule: made.dueDateRule,
      penalty_daily_rate_percent: made.penaltyDailyRatePercent,
      reminder_days: made.reminderDays,
      annual_rate_percent: made.annualRatePercent,
      buyout_kopecks: made.buyoutKopecks,
      buyout_fee_kopecks: made.buyoutFeeKopecks,
      buyout_table: table ? JSON.stringify(table) : null,
      schedule_version: 1,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function companyExists(tx: Tx, companyId: string): Promise<boolean> {
  const found = await tx.selectFrom('companies').select('id').where('id', '=', companyId).executeTakeFirst();
  return found !== undefined;
}

export async function numberIsTaken(tx: Tx, number: string): Promise<boolean> {
  const { rows } = await sql`select from contracts where number = ${number} /* all companies */`.execute(tx);
  return rows.length > 0;
}

/** What a new version of the schedule changes in its contract; the rate stays where no other is told. */
export async function reschedule(
  tx: Tx,
  contract: { id: string; companyId: string },
  next: {
    version: number;
    endsOn: CivilDate | null;
    annualRatePercent: string | null;
    buyoutKopecks: Kopecks | null;
  },
): Promise<void> {
  await tx
    .updateTable('contracts')
    .set({
      schedule_version: next.version,
      ends_on: next.endsOn,
      buyout_kopecks: next.buyoutKopecks,
      ...(next.annualRatePercent === null ? {} : { annual_rate_percent: next.annualRatePercent }),
    })
    .where('company_id', '=', contract.companyId)
    .where('id', '=', contract.id)
    .execute();
}

export async function setStatus(
  tx: Tx,
  contract: { id: string; companyId: string },
  status: ContractRow['status'],
): Promise<void> {
  await tx
    .updateTable('contracts')
    .set({ status })
    .where('company_id', '=', contract.companyId)
    .where('id', '=', contract.id)
    .execute();
}
