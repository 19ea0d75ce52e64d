import { expect, test } from 'vitest';
import { presetsOf } from './presets.ts';

test.each([
  ['2026-11-25', ['2026-10-01', '2026-10-31'], ['2026-10-01', '2026-11-25'], ['2026-07-01', '2026-09-30']],
  ['2026-01-01', ['2025-12-01', '2025-12-31'], ['2026-01-01', '2026-01-01'], ['2025-10-01', '2025-12-31']],
  ['2028-03-31', ['2028-02-01', '2028-02-29'], ['2028-01-01', '2028-03-31'], ['2027-10-01', '2027-12-31']],
])('the periods of %s', (today, lastMonth, thisQuarter, lastQuarter) => {
  const { thisYear, ...others } = presetsOf(today);
  expect(Object.values(others).map(({ from, to }) => [from, to])).toEqual([
    lastMonth,
    thisQuarter,
    lastQuarter,
  ]);
  expect(thisYear).toEqual({ from: `${today.slice(0, 4)}-01-01`, to: today });
});
