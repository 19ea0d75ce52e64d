import { describe, expect, it, test } from 'vitest';
import { shippedCalendar } from '../platform/calendar.ts';
import { civilDate } from '../platform/civil-date.ts';
import { basisOf, daysOffBetween, originOf, type VersionedLine } from './explanation.ts';

const line = (version: number, more: Partial<VersionedLine> = {}): VersionedLine => ({
  version,
  reason: version === 1 ? 'initial' : `amendment ${version}`,
  effectiveOn: civilDate('2026-01-01'),
  nominalDueOn: civilDate('2026-11-17'),
  totalKopecks: 100n,
  vatRatePercent: 22,
  ...more,
});

describe('the version a payment is of', () => {
  test.each<[what: string, lines: VersionedLine[], current: number, version: number | null]>([
    ['the first and only', [line(1)], 1, 1],
    ['unchanged since the first', [line(3), line(2), line(1)], 3, 1],
    ['changed by the second', [line(3), line(2), line(1, { totalKopecks: 99n })], 3, 2],
    ['VAT changed by the last', [line(2), line(1, { vatRatePercent: 20 })], 2, 2],
    ['moved by the last', [line(2), line(1, { nominalDueOn: civilDate('2026-11-16') })], 2, 2],
    ['dropped and brought back', [line(3), line(1)], 3, 3],
    ['of none', [], 1, null],
    ['of an earlier one alone', [line(1)], 2, null],
  ])('%s', (_, lines, current, version) => {
    expect(originOf(lines, current)?.version ?? null).toBe(version);
  });
});

test.each<[nominal: string, due: string, days: string[]]>([
  ['2026-11-17', '2026-11-17', []],
  ['2026-11-04', '2026-11-05', ['2026-11-04 holiday']],
  ['2026-11-28', '2026-11-30', ['2026-11-28 weekend', '2026-11-29 weekend']],
  ['2026-11-29', '2026-11-27', ['2026-11-29 weekend', '2026-11-28 weekend']],
  ['2026-05-09', '2026-05-12', ['2026-05-09 holiday', '2026-05-10 weekend', '2026-05-11 transferred']],
])('from %s to %s', (nominal, due, days) => {
  const off = daysOffBetween(shippedCalendar, civilDate(nominal), civilDate(due));
  expect(off.map(({ kind, on }) => `${on} ${kind}`)).toEqual(days);
});

it('rests on the law for the next working day alone', () => {
  expect([basisOf('next'), basisOf('previous'), basisOf('none')]).toEqual([
    'civil_code_193',
    'contract',
    'contract',
  ]);
});
