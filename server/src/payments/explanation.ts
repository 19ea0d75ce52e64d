import type { Calendar, DueDateRule } from '../platform/calendar.ts';
import { addDays, type CivilDate } from '../platform/civil-date.ts';
import type { Kopecks } from '../platform/money.ts';

/** A payment's line in one version of the schedule. */
export type VersionedLine = {
  version: number;
  reason: string;
  effectiveOn: CivilDate;
  nominalDueOn: CivilDate;
  totalKopecks: Kopecks;
  vatRatePercent: number;
};

/**
 * Since which version the payment is what it is: back from the current one while the line stays the same. Null where the
 * current version does not have it, as a penalty that was billed.
 * @param lines the latest version first.
 */
export function originOf(lines: readonly VersionedLine[], currentVersion: number): VersionedLine | null {
  let found: VersionedLine | null = null;
  for (const line of lines) {
    const expected = found === null ? currentVersion : found.version - 1;
    if (line.version !== expected || (found !== null && !sameLine(found, line))) break;
    found = line;
  }
  return found;
}

const sameLine = (a: VersionedLine, b: VersionedLine) =>
  a.nominalDueOn === b.nominalDueOn &&
  a.totalKopecks === b.totalKopecks &&
  a.vatRatePercent === b.vatRatePercent;

export type DayOff = { on: CivilDate; kind: 'weekend' | 'holiday' | 'transferred' };

/** The days that a date moved over, from the nominal one on. */
export function daysOffBetween(calendar: Calendar, nominalDueOn: CivilDate, dueOn: CivilDate): DayOff[] {
  const step = dueOn > nominalDueOn ? 1 : -1;
  const days: DayOff[] = [];
  for (let on = nominalDueOn; on !== dueOn; on = addDays(on, step)) {
    const kind = calendar.dayKind(on);
    if (kind === 'weekend' || kind === 'holiday' || kind === 'transferred') days.push({ on, kind });
  }
  return days;
}

/** Moving on to the next working day is the law; anything else is what the contract says. */
export const basisOf = (rule: DueDateRule) => (rule === 'next' ? 'civil_code_193' : 'contract');
