import { splitPayments } from '../../contracts/amendment.ts';
import { applySchedule, type ScheduleLine } from '../../contracts/schedule.ts';
import {
  addScheduleVersion,
  changePayments,
  findCurrentVersion,
  listCurrentPayments,
} from '../../contracts/schedule-store.ts';
import type { Tx } from '../../db/database.ts';
import { appendEvents } from '../../events/store.ts';
import { holdCalendar } from '../../platform/calendar-store.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { Clock } from '../../platform/clock.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Kopecks, sum } from '../../platform/money.ts';
import { holdPosting } from '../receipts/debts-store.ts';
import { amend, lastKeptDay, scheduledOf } from './amended.ts';
import {
  type AskedSchedule,
  checkPlan,
  lastLeaseDay,
  type PlannedLine,
  planSchedule,
  withKnownParts,
} from './asked-schedule.ts';
import { type ContractInWork, lockContract, reschedule } from './work-store.ts';

export type Amendment = {
  basedOnVersion: number;
  reason: string;
  effectiveOn: CivilDate;
  byRequest: boolean;
  endsOn: CivilDate | null;
  schedule: AskedSchedule;
};

/**
 * Gives a contract its next version: what is paid or due stays to the letter, the planned lines follow.
 * @throws contract_not_found, contract_closed, schedule_changed_meanwhile, schedule_terms_invalid,
 * schedule_lines_invalid.
 */
export async function amendOperatorContract(
  tx: Tx,
  clock: Clock,
  createdBy: string,
  contractId: string,
  amendment: Amendment,
): Promise<void> {
  const planned = planSchedule(amendment.schedule);
  await holdPosting(tx);
  const contract = await lockContract(tx, contractId);
  if (contract === undefined) throw new DomainError('contract_not_found');
  const { status, version } = contract;
  if (status !== 'active' && status !== 'draft') throw new DomainError('contract_closed');
  if (version !== amendment.basedOnVersion) throw new DomainError('schedule_changed_meanwhile', { version });
  await writeVersion(tx, clock, contract, { ...amendment, createdBy, planned });
}

type Written = Omit<Amendment, 'basedOnVersion'> & { createdBy: string; planned: readonly PlannedLine[] };

/** The next version of a contract that is held, its payments and the event. */
export async function writeVersion(
  tx: Tx,
  clock: Clock,
  contract: ContractInWork,
  written: Written,
): Promise<void> {
  const { createdBy, effectiveOn, planned, reason, schedule } = written;
  const { companyId, id: contractId } = contract;
  const calendar = await holdCalendar(tx);
  const payments = scheduledOf(await listCurrentPayments(tx, companyId, contractId));
  const split = splitPayments(payments, clock.today(), effectiveOn);
  const bounds = { signedOn: contract.signedOn, endsOn: written.endsOn };
  checkPlan(schedule, planned, bounds, lastKeptDay(split));

  const { after, before } = amend(payments, split, planned, contract.dueDateRule, calendar);
  const known = (await findCurrentVersion(tx, companyId, contractId)).lines;
  // A draft has no payments yet.
  const isDraft = contract.status === 'draft';
  const [now, version] = [clock.now(), contract.version + 1];
  await addScheduleVersion(tx, now, {
    ...{ companyId, contractId, version, reason, effectiveOn, createdBy, byRequest: written.byRequest },
    lines: withKnownParts(after, keptOf(known, split.kept)),
    ...('terms' in schedule ? { terms: schedule.told } : {}),
  });
  await reschedule(tx, contract, {
    version,
    endsOn: written.endsOn ?? laterOf(contract.endsOn, lastLeaseDay(after)),
    annualRatePercent: 'terms' in schedule ? schedule.annualRatePercent : null,
    buyoutKopecks: buyoutOf(contract, isDraft ? known : before, after),
  });
  if (isDraft) return;
  const change = applySchedule(payments, after);
  if (change.problems.length > 0) throw new Error('an amendment keeps every payment that has money');
  await changePayments(tx, companyId, contractId, change);
  const object = { type: 'contract', id: contractId } as const;
  const data = { contractNumber: contract.number, assetName: contract.assetName, version, reason };
  await appendEvents(tx, now, [{ type: 'contract.schedule_changed', companyId, contractId, object, data }]);
}

/** Lines that stay keep what was known of them; new ones under an old number don't inherit it. */
function keptOf(
  known: readonly ScheduleLine[],
  kept: readonly { kind: string; number: number }[],
): ScheduleLine[] {
  return known.filter((line) =>
    kept.some(({ kind, number }) => kind === line.kind && number === line.number),
  );
}

const laterOf = (a: CivilDate | null, b: CivilDate | null) => (a === null || (b !== null && b > a) ? b : a);

/** A price that never was a line of the schedule is no matter of it. */
function buyoutOf(
  { buyoutKopecks }: ContractInWork,
  before: readonly ScheduleLine[],
  after: readonly ScheduleLine[],
): Kopecks | null {
  const of = (lines: readonly ScheduleLine[]) => lines.filter(({ kind }) => kind === 'buyout');
  if (of(after).length > 0) return sum(of(after).map(({ totalKopecks }) => totalKopecks));
  return of(before).length > 0 ? null : buyoutKopecks;
}
