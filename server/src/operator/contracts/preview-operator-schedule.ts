import { splitPayments } from '../../contracts/amendment.ts';
import { lineKey, makeSchedule, type ScheduleLine } from '../../contracts/schedule.ts';
import { listCurrentPayments } from '../../contracts/schedule-store.ts';
import type { Db } from '../../db/database.ts';
import type { DueDateRule } from '../../platform/calendar.ts';
import { readCalendar } from '../../platform/calendar-store.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Amended, amend, lastKeptDay, scheduledOf } from './amended.ts';
import { type AskedSchedule, checkPlan, type PlannedLine, planSchedule } from './asked-schedule.ts';
import { findContractInWork } from './work-store.ts';

export type SchedulePreview = { lines: (ScheduleLine & PlannedLine)[]; amended: Amended | null };

/**
 * What terms or lines come to, and how they would change a contract; nothing is saved.
 * @throws contract_not_found, schedule_terms_invalid, schedule_lines_invalid.
 */
export async function previewOperatorSchedule(
  db: Db,
  today: CivilDate,
  asked: {
    schedule: AskedSchedule;
    dueDateRule: DueDateRule | null;
    contractId: string | null;
    effectiveOn: CivilDate | null;
  },
): Promise<SchedulePreview> {
  const { contractId, effectiveOn, schedule } = asked;
  const planned = planSchedule(schedule);
  const calendar = await readCalendar(db);
  const contract = contractId === null ? null : await findContractInWork(db, contractId);
  if (contract === undefined) throw new DomainError('contract_not_found');
  const rule = asked.dueDateRule ?? contract?.dueDateRule ?? 'next';
  const parts = new Map(planned.map((line) => [lineKey(line), line]));
  const lines = makeSchedule(planned, rule, calendar).flatMap((line) => {
    const part = parts.get(lineKey(line));
    return part ? [{ ...part, ...line }] : [];
  });
  if (contract === null) return { lines, amended: null };
  const payments = scheduledOf(await listCurrentPayments(db, contract.companyId, contract.id));
  const split = splitPayments(payments, today, effectiveOn ?? today);
  checkPlan(schedule, planned, { signedOn: contract.signedOn, endsOn: null }, lastKeptDay(split));
  return { lines, amended: amend(payments, split, planned, rule, calendar) };
}
