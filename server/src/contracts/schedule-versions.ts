import { DomainError } from '../platform/errors.ts';
import { compareSchedules, lineKey, type ScheduleDiff, type ScheduleLine } from './schedule.ts';

/**
 * What was agreed anew between two versions. A year of the calendar that was loaded in between moves the dates that were
 * provisional, and nobody agreed on that.
 */
export function compareVersions(
  before: readonly ScheduleLine[],
  after: readonly ScheduleLine[],
): ScheduleDiff {
  const later = new Map(after.map((line) => [lineKey(line), line]));
  const dated = before.map((line) => {
    const now = later.get(lineKey(line));
    const moved = now?.nominalDueOn === line.nominalDueOn && (line.dueProvisional || now.dueProvisional);
    return now && moved ? { ...line, dueOn: now.dueOn, dueProvisional: now.dueProvisional } : line;
  });
  return compareSchedules(dated, after);
}

/**
 * Two of a contract's versions, the latest of which comes first: those that are named, else the current one and the one
 * before it. @throws contract_not_found where there are none, schedule_version_not_found.
 */
export function versionsToCompare<Version extends { version: number; current: boolean }>(
  versions: readonly Version[],
  from: number | undefined,
  to: number | undefined,
): { from: Version; to: Version } {
  const current = versions.find((version) => version.current);
  const [last] = versions;
  if (!current || !last) throw new DomainError('contract_not_found');
  const named = (number: number) => versions.find(({ version }) => version === number);
  const after = to === undefined ? current : named(to);
  const before = from === undefined ? (named(current.version - 1) ?? current) : named(from);
  if (!before || !after) throw new DomainError('schedule_version_not_found', { last: last.version });
  return { from: before, to: after };
}
