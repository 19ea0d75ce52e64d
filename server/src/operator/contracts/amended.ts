import { amendedSchedule, followOn, lineOfPayment, type Split } from '../../contracts/amendment.ts';
import {
  type CurrentPayment,
  compareSchedules,
  type ScheduleDiff,
  type ScheduleLine,
} from '../../contracts/schedule.ts';
import type { Calendar, DueDateRule } from '../../platform/calendar.ts';
import { lastLeaseDay, type PlannedLine } from './asked-schedule.ts';

export type Amended = { before: ScheduleLine[]; after: ScheduleLine[]; diff: ScheduleDiff };

/** Penalties are billed beside the schedule: no version has them, and they stay as they are. */
export const scheduledOf = (payments: readonly CurrentPayment[]): CurrentPayment[] =>
  payments.filter(({ kind }) => kind !== 'penalty');

/** The schedule of a contract, told without penalties, with what stays and the planned lines after it. */
export function amend(
  payments: readonly CurrentPayment[],
  split: Split,
  planned: readonly PlannedLine[],
  rule: DueDateRule,
  calendar: Calendar,
): Amended {
  const before = payments.map(lineOfPayment);
  const kept = split.kept.map(lineOfPayment);
  const after = amendedSchedule(kept, followOn(kept, planned), rule, calendar);
  return { before, after, diff: compareSchedules(before, after) };
}

/** After which the new lease payments must come. */
export const lastKeptDay = ({ kept }: Split) => lastLeaseDay(kept);
