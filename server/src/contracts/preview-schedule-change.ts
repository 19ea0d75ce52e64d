import type { Db } from '../db/database.ts';
import { readCalendar } from '../platform/calendar-store.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import { addDays } from '../platform/civil-date.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { DomainError } from '../platform/errors.ts';
import { sum } from '../platform/money.ts';
import { amendedSchedule, followOn, lineOfPayment, type Split, splitPayments } from './amendment.ts';
import { compareSchedules, lineKey, type ScheduleDiff, type ScheduleLine } from './schedule.ts';
import { changeLines, type Obstacle, obstaclesTo, type ScheduleChange } from './schedule-change.ts';
import { type KeptVersion, listCurrentPayments, listVersions } from './schedule-store.ts';
import type { ScheduleTerms } from './schedule-terms.ts';
import { findAgreement } from './store.ts';
import { faultWords } from './words.ts';

export type ChangePreview = {
  obstacles: Obstacle[];
  nextPossibleOn: CivilDate | null;
  difference: { diff: ScheduleDiff; before: ScheduleLine[]; after: ScheduleLine[] } | null;
};

/**
 * What a wished change would come to; nothing is saved.
 * @param termsOf reads the terms of a version as they are kept.
 * @throws contract_not_found, schedule_change_invalid.
 */
export async function previewScheduleChange(
  db: Db,
  scope: CompanyScope,
  today: CivilDate,
  asked: { contractId: string; change: ScheduleChange; termsOf: (kept: unknown) => ScheduleTerms },
): Promise<ChangePreview> {
  const { contractId, change, termsOf } = asked;
  const agreement = await findAgreement(db, scope, contractId);
  if (agreement === undefined) throw new DomainError('contract_not_found');
  const versions = await listVersions(db, scope, contractId);
  const payments = await listCurrentPayments(db, scope.companyId, contractId);
  const current = versions.find((version) => version.current);

  const hasOverdue = payments.some((one) => one.dueOn < today && one.paidKopecks < one.totalKopecks);
  const requested = versions.find(({ byRequest }) => byRequest)?.effectiveOn ?? null;
  const told = obstaclesTo({ status: agreement.status, lastRequestedOn: requested, hasOverdue }, today);

  // What is due soon has been announced as such, and stays as well.
  const split = splitPayments(payments, addDays(today, agreement.reminderDays), today);
  const terms = current?.terms ? termsOf(current.terms) : null;
  const principalKopecks = current ? principalOf(current, split) : null;
  const { annualRatePercent, dueDateRule } = agreement;
  const changed = changeLines({ split, terms, annualRatePercent, principalKopecks, today }, change);
  if ('fault' in changed) {
    const { code, pointer } = changed.fault;
    throw new DomainError('schedule_change_invalid', {}, [{ pointer, code, message: faultWords(code, {}) }]);
  }
  if ('obstacle' in changed)
    return { obstacles: [...told.obstacles, changed.obstacle], nextPossibleOn: null, difference: null };
  const before = payments.map(lineOfPayment);
  const kept = split.kept.map(lineOfPayment);
  const after = amendedSchedule(kept, followOn(kept, changed.lines), dueDateRule, await readCalendar(db));
  return { ...told, difference: { diff: compareSchedules(before, after), before, after } };
}

/** Only lines made from terms know what of them is principal. */
function principalOf({ lines }: KeptVersion, { replaced }: Split): bigint | null {
  const known = new Map(lines.map((line) => [lineKey(line), line.principalKopecks ?? null]));
  const parts = replaced.map((payment) => known.get(lineKey(payment)) ?? null);
  return parts.includes(null) ? null : sum(parts.filter((part) => part !== null));
}
