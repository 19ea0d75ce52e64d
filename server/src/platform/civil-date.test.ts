import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  civilDateIn,
  compareDates,
  dateFrom,
  daysBetween,
  isWeekend,
  parseDate,
  yearOf,
} from './civil-date.ts';
import { fixedClock, shiftedClock, systemClock } from './clock.ts';
import { newId } from './id.ts';

const epoch = civilDate('2000-01-01');
const date = fc.integer({ min: -100_000, max: 100_000 }).map((days) => addDays(epoch, days));

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-04-31', false],
  ['2024-13-01', false],
  ['2024-00-10', false],
  ['2024-1-1', false],
  ['0999-01-01', false],
  ['2024-01-01T00:00', false],
  ['2024-01-01\n', false],
  ['', false],
])('%j is a day: %s', (text, exists) => expect(parseDate(text)).toBe(exists ? text : null));

test('numbers make a day, or nothing', () => {
  expect(dateFrom(2026, 3, 9)).toBe('2026-03-09');
  expect(dateFrom(2026, 2, 30)).toBeNull();
  expect(dateFrom(2026, 2.5, 3)).toBeNull();
  expect(() => civilDate('tomorrow')).toThrow(RangeError);
  expect(() => addDays(civilDate('9999-12-31'), 1)).toThrow(RangeError);
});

describe('months end as art. 192 says', () => {
  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2023-01-31', 2, '2023-03-31'],
    ['2024-12-31', 2, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-05-15', 0, '2024-05-15'],
    ['2024-05-15', -17, '2022-12-15'],
  ])('%s + %i is %s', (from, months, to) => expect(addMonths(civilDate(from), months)).toBe(to));

  test('the month is always the one asked for', () =>
    fc.assert(
      fc.property(date, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const ordinal = (of: CivilDate) => yearOf(of) * 12 + Number(of.slice(5, 7));
        const to = addMonths(from, months);
        return ordinal(to) - ordinal(from) === months && to.slice(8) <= from.slice(8);
      }),
    ));
});

test('days added are days between', () =>
  fc.assert(
    fc.property(date, fc.integer({ min: -9999, max: 9999 }), (from, days) => {
      const to = addDays(from, days);
      return daysBetween(from, to) === days && compareDates(from, to) === Math.sign(-days) + 0;
    }),
  ));

test('weekends come every seven days', () => {
  expect(
    ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map((day) => isWeekend(civilDate(day))),
  ).toEqual([false, true, true, false]);
  fc.assert(fc.property(date, (day) => isWeekend(day) === isWeekend(addDays(day, 7))));
});

test('the day depends on the zone', () => {
  const instant = new Date('2026-11-22T21:30:00Z');
  expect(civilDateIn('Europe/Moscow', instant)).toBe('2026-11-23');
  expect(civilDateIn('UTC', instant)).toBe('2026-11-22');
  expect(civilDateIn('Asia/Kamchatka', instant)).toBe('2026-11-23');
  expect(() => civilDateIn('Moscow', instant)).toThrow(RangeError);
});

test('clocks', () => {
  const still = fixedClock('Europe/Moscow', new Date('2026-11-22T20:59:59Z'));
  still.now().setFullYear(1999);
  expect(still.today()).toBe('2026-11-22');
  let offsetMs = 0;
  const moved = shiftedClock('UTC', () => offsetMs);
  const before = moved.today();
  offsetMs = 40 * 86_400_000;
  expect(daysBetween(before, moved.today())).toBeGreaterThanOrEqual(40);
  expect(Math.abs(systemClock('UTC').now().getTime() - Date.now())).toBeLessThan(1000);
});

test('ids sort as they were made', () => {
  const ids = Array.from({ length: 1000 }, newId);
  expect(ids).toEqual([...new Set(ids)].sort());
});
