import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { listPenalised } from '../../payments/penalties-store.ts';
import type { DueDate } from '../../platform/calendar.ts';
import { readCalendar } from '../../platform/calendar-store.ts';
import { addDays, type CivilDate } from '../../platform/civil-date.ts';
import { DomainError } from '../../platform/errors.ts';
import { type PenaltyLine, penaltyLines, requirePast } from './penalty-bill.ts';
import { type BilledContract, findBilledContract } from './store.ts';

export type PenaltyPreview = {
  contract: BilledContract;
  upTo: CivilDate;
  nominalDueOn: CivilDate;
  due: DueDate;
  lines: PenaltyLine[];
};

/**
 * What billing a contract's penalties would make, as things stand.
 * @throws contract_not_found, penalty_date_in_future.
 */
export async function previewPenaltyBill(
  db: Kysely<Database>,
  today: CivilDate,
  asked: { contractId: string; upTo: CivilDate; dueInDays: number },
): Promise<PenaltyPreview> {
  const contract = await findBilledContract(db, asked.contractId, false);
  if (contract === undefined) throw new DomainError('contract_not_found');
  requirePast(asked.upTo, today);
  const calendar = await readCalendar(db);
  const nominalDueOn = addDays(today, asked.dueInDays);
  return {
    contract,
    upTo: asked.upTo,
    nominalDueOn,
    due: calendar.dueDate(nominalDueOn, contract.dueDateRule),
    lines: penaltyLines(await listPenalised(db, contract.companyId, contract.id), asked.upTo),
  };
}
