import { expect, test } from 'vitest';
import { createCalendar, shippedCalendar } from '../platform/calendar.ts';
import { TRANSFERS } from '../platform/calendar-data.ts';
import { civilDate } from '../platform/civil-date.ts';
import { makeSchedule } from './schedule.ts';
import { compareVersions } from './schedule-versions.ts';

// In 2027 12 January, a Tuesday, becomes a day off.
const day = civilDate('2027-01-12');
const loaded = createCalendar({ ...TRANSFERS, 2027: [[day, civilDate('2027-01-02')]] });
const agreed = (totalKopecks: bigint, nominalDueOn = day) => [
  { kind: 'lease' as const, number: 1, nominalDueOn, totalKopecks, vatRatePercent: 22 },
];

test('a year of the calendar that was loaded between two versions is no change of the second', () => {
  const before = makeSchedule(agreed(100n), 'next', shippedCalendar);
  const after = makeSchedule(agreed(100n), 'next', loaded);
  expect([before[0]?.dueOn, after[0]?.dueOn]).toEqual(['2027-01-12', '2027-01-13']);
  const none = { added: [], removed: [], changed: [] };
  expect(compareVersions(before, after)).toEqual(none);
  expect(compareVersions(after, before)).toEqual(none);
});

test('another sum, another nominal date and another rule are changes', () => {
  const before = makeSchedule(agreed(100n), 'next', loaded);
  const changes = [
    makeSchedule(agreed(101n), 'next', loaded),
    makeSchedule(agreed(100n, civilDate('2027-01-14')), 'next', loaded),
    makeSchedule(agreed(100n), 'previous', loaded),
  ];
  expect(changes.map((after) => compareVersions(before, after).changed.length)).toEqual([1, 1, 1]);
});
