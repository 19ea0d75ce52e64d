import { lineKey, makeSchedule } from '../../contracts/schedule.ts';
import { addScheduleVersion, changePayments } from '../../contracts/schedule-store.ts';
import type { Tx } from '../../db/database.ts';
import { appendEvents } from '../../events/store.ts';
import { holdCalendar } from '../../platform/calendar-store.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { sum } from '../../platform/money.ts';
import {
  type ConcludeDeps,
  type CredentialsWay,
  concludeApplication,
  tieApplication,
} from '../applications/conclude-application.ts';
import { holdPosting } from '../receipts/debts-store.ts';
import { replanWaitingReceipts } from '../receipts/replan-waiting-receipts.ts';
import { type AskedSchedule, checkPlan, lastLeaseDay, planSchedule } from './asked-schedule.ts';
import { companyExists, insertContract, type NewContract, numberIsTaken } from './work-store.ts';

export type ContractAsked = Omit<NewContract, 'id' | 'endsOn' | 'buyoutKopecks' | 'annualRatePercent'> & {
  endsOn: CivilDate | null;
  annualRatePercent: string | null;
  schedule: AskedSchedule;
  /** The application that it goes back to, and how the applicant gets credentials once it is in force. */
  application: { id: string; credentials: CredentialsWay } | null;
};

/**
 * Makes a contract with the first version of its schedule; of an active one the payments too.
 * @returns its id.
 * @throws company_not_found, application_not_found, application_state_conflict, application_of_another_company,
 * application_has_contract, contract_number_taken, contract_external_id_taken, schedule_terms_invalid,
 * schedule_lines_invalid, login_of_staff, login_locked.
 */
export async function createOperatorContract(
  tx: Tx,
  deps: ConcludeDeps,
  by: { id: string | null; name: string },
  asked: ContractAsked,
): Promise<string> {
  const { clock } = deps;
  const { application, schedule, ...contract } = asked;
  const planned = planSchedule(schedule);
  checkPlan(schedule, planned, { signedOn: contract.signedOn, endsOn: contract.endsOn }, null);
  if (!(await companyExists(tx, contract.companyId))) throw new DomainError('company_not_found');

  await holdPosting(tx);
  const calendar = await holdCalendar(tx);
  const [id, now] = [newId(), clock.now()];
  const buyouts = planned.filter(({ kind }) => kind === 'buyout');
  const rate = 'terms' in schedule ? schedule.annualRatePercent : null;
  const inserted = await insertContract(tx, now, {
    ...contract,
    ...{ id, endsOn: contract.endsOn ?? lastLeaseDay(planned) },
    annualRatePercent: rate ?? contract.annualRatePercent,
    buyoutKopecks: buyouts.length > 0 ? sum(buyouts.map(({ totalKopecks }) => totalKopecks)) : null,
  });
  if (!inserted) throw await taken(tx, contract);

  const parts = new Map(planned.map((line) => [lineKey(line), line]));
  const lines = makeSchedule(planned, contract.dueDateRule, calendar);
  const { companyId, number, signedOn, status } = contract;
  await addScheduleVersion(tx, now, {
    ...{ companyId, contractId: id, version: 1, reason: 'initial', effectiveOn: signedOn },
    createdBy: by.name,
    lines: lines.map((line) => ({ ...parts.get(lineKey(line)), ...line })),
    ...('terms' in schedule ? { terms: schedule.told } : {}),
  });
  if (application) await tieApplication(tx, application.id, { companyId, contractId: id });
  if (status === 'draft') return id;
  await changePayments(tx, companyId, id, { insert: lines, update: [], remove: [] });
  const data = { contractNumber: number, assetName: contract.asset.name };
  const object = { type: 'contract', id } as const;
  await appendEvents(tx, now, [{ type: 'contract.created', companyId, contractId: id, object, data }]);
  await replanWaitingReceipts(tx, now);
  if (application)
    await concludeApplication(tx, deps, { companyId, contractId: id }, application.credentials, by.id);
  return id;
}

async function taken(tx: Tx, { externalId, number }: { externalId: string | null; number: string }) {
  return (await numberIsTaken(tx, number))
    ? new DomainError('contract_number_taken', { number })
    : new DomainError('contract_external_id_taken', { externalId: externalId ?? '' });
}
