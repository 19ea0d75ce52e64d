import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { describeWithFixtures } from '../../../test/support/fixtures.ts';
import { createCalendar, shippedCalendar } from './calendar.ts';
import { TRANSFERS } from './calendar-data.ts';
import { addDays, type CivilDate, civilDate, isWeekend, yearOf } from './civil-date.ts';

const { dueDate, effectiveDueDate, isProvisional, isWorkingDay } = shippedCalendar;

const daysOf = (year: number) => {
  const days: CivilDate[] = [];
  for (let day = civilDate(`${year}-01-01`); yearOf(day) === year; day = addDays(day, 1)) days.push(day);
  return days;
};

test.each([
  [2024, 248],
  [2025, 247],
  [2026, 247],
])('%i has %i working days', (year, expected) =>
  expect(daysOf(year).filter(isWorkingDay)).toHaveLength(expected),
);

describeWithFixtures('f-calendar', (path) => {
  type Row = { due: string; working: boolean; effective: string };
  const rows: Row[] = JSON.parse(readFileSync(path('due-dates-2024-2026.json'), 'utf8'));

  it('moves every due date as the table does', () => {
    expect(rows.length).toBeGreaterThan(400);
    const ours = rows.map(({ due }) => ({
      due,
      working: isWorkingDay(civilDate(due)),
      effective: effectiveDueDate(civilDate(due), 'next'),
    }));
    expect(ours).toEqual(rows);
  });

  test.each([2024, 2025, 2026])('knows every day of %i as the published calendar does', (year) => {
    const xml = readFileSync(path(`ru-${year}.xml`), 'utf8');
    const listed = new Map(
      [...xml.matchAll(/<day d="(\d\d)\.(\d\d)" t="(\d)"/g)].map(([, month, day, kind]) => [
        `${year}-${month}-${day}`,
        kind !== '1',
      ]),
    );
    expect(listed.size).toBeGreaterThan(15);
    const days = daysOf(year);
    expect(days.map((day) => [day, isWorkingDay(day)])).toEqual(
      days.map((day) => [day, listed.get(day) ?? !isWeekend(day)]),
    );
  });
});

describe('a contract may say otherwise', () => {
  test.each([
    ['2026-05-09', 'next', '2026-05-12'],
    ['2026-05-09', 'previous', '2026-05-08'],
    ['2026-05-09', 'none', '2026-05-09'],
    ['2026-01-01', 'previous', '2025-12-30'],
    ['2025-11-01', 'next', '2025-11-01'],
    ['2025-11-02', 'next', '2025-11-05'],
  ] as const)('%s, %s: %s', (nominal, rule, expected) =>
    expect(effectiveDueDate(civilDate(nominal), rule)).toBe(expected),
  );
});

describe('years without a decree', () => {
  test.each([
    ['2027-01-08', '2027-01-11'],
    ['2027-05-01', '2027-05-04'],
    ['2027-05-09', '2027-05-11'],
    ['2027-06-12', '2027-06-15'],
    ['2027-11-04', '2027-11-05'],
    ['2027-12-31', '2027-12-31'],
  ])('%s moves to %s by the law alone', (nominal, expected) =>
    expect(effectiveDueDate(civilDate(nominal), 'next')).toBe(expected),
  );

  test.each([
    ['2026-12-30', 'next', false],
    ['2026-12-31', 'next', true],
    ['2026-12-31', 'previous', false],
    ['2027-01-04', 'previous', true],
    ['2027-03-15', 'next', true],
    ['2027-03-15', 'none', false],
    ['2023-03-15', 'next', false],
  ] as const)('%s, %s: provisional %s', (nominal, rule, provisional) => {
    const due = dueDate(civilDate(nominal), rule);
    expect(due).toEqual({ dueOn: effectiveDueDate(civilDate(nominal), rule), dueProvisional: provisional });
  });

  it('takes a decree that is loaded later', () => {
    const loaded = createCalendar({ ...TRANSFERS, 2027: [['2027-11-05', '2027-11-13']] });
    expect(loaded.isWorkingDay(civilDate('2027-11-05'))).toBe(false);
    expect(loaded.isWorkingDay(civilDate('2027-11-13'))).toBe(true);
    expect(loaded.isProvisional(civilDate('2027-11-05'))).toBe(false);
    expect(isProvisional(civilDate('2027-11-05'))).toBe(true);
    // Loaded out of turn: the year before it is still not known.
    const later = createCalendar({ ...TRANSFERS, 2028: [] });
    expect([2027, 2028, 2029].map((year) => later.isProvisional(civilDate(`${year}-03-15`)))).toEqual([
      true,
      false,
      true,
    ]);
  });
});

test('a due date moves to the nearest working day on its side, and only when it must', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.constantFrom('next', 'previous'),
      (offset, rule: 'next' | 'previous') => {
        const nominal = addDays(civilDate('2000-01-01'), offset);
        const due = effectiveDueDate(nominal, rule);
        const step = rule === 'next' ? 1 : -1;
        for (let day = nominal; day !== due; day = addDays(day, step)) if (isWorkingDay(day)) return false;
        return isWorkingDay(due);
      },
    ),
  ));
