import { describe, expect, test } from 'vitest';
import { annuity, components, linesOf, markup } from '../../../test/support/schedule-terms.ts';
import { civilDate } from '../platform/civil-date.ts';
import { formatKopecks, sum } from '../platform/money.ts';
import { computeSchedule } from './computed-schedule.ts';
import { growthOf } from './instalments.ts';
import { EQUAL_WEIGHTS, percentOf, type RatedTerms, type ScheduleTerms } from './schedule-terms.ts';

const sums = (terms: ScheduleTerms) => linesOf(terms).map(({ totalKopecks }) => formatKopecks(totalKopecks));
const totalOf = (terms: ScheduleTerms) => sum(linesOf(terms).map(({ totalKopecks }) => totalKopecks));

test('the mark-up of Rosagroleasing: 40 quarters of 124 300', () => {
  const lines = linesOf(markup);
  expect(lines).toHaveLength(41);
  expect(new Set(lines.slice(1).map(({ totalKopecks }) => totalKopecks))).toEqual(new Set([12_430_000n]));
  expect(totalOf(markup)).toBe(528_000_000n);
  expect(lines[40]?.nominalDueOn).toBe('2035-11-28');
});

describe('an annuity', () => {
  test('in advance is divided by 1 + i, and its residual comes a period after the last payment', () => {
    const later = linesOf({ ...annuity, buyoutKopecks: 1_000_000n });
    const early = linesOf({ ...annuity, buyoutKopecks: 1_000_000n, timing: 'advance' });
    const { grown, one } = growthOf(annuity.annualRate, 1);
    const first = later[0]?.totalKopecks ?? 0n;
    expect(Number((early[0]?.totalKopecks ?? 0n) - (first * one) / grown)).toBeLessThanOrEqual(1);
    expect([early[0]?.interestKopecks, early.at(-1)?.nominalDueOn]).toEqual([0n, '2027-02-28']);
    expect(later.at(-1)?.nominalDueOn).toBe('2027-01-28');
  });

  test('at a rate of zero is equal parts, without interest', () => {
    const lines = linesOf({ ...annuity, annualRate: percentOf('0'), priceKopecks: 100_00n, payments: 7 });
    expect(lines.map(({ totalKopecks }) => totalKopecks)).toEqual([
      1429n,
      1429n,
      1429n,
      1429n,
      1429n,
      1429n,
      1426n,
    ]);
    expect(sum(lines.map(({ interestKopecks }) => interestKopecks))).toBe(0n);
  });

  test('falls on the last day of shorter months', () => {
    const lines = linesOf({ ...annuity, firstDueOn: civilDate('2026-01-31'), payments: 4 });
    expect(lines.map(({ nominalDueOn }) => nominalDueOn)).toEqual([
      ...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
    ]);
  });
});

test('decreasing payments: equal principal and interest on the rest', () => {
  expect(
    sums({
      ...annuity,
      method: 'decreasing',
      priceKopecks: 1200_00n,
      annualRate: percentOf('12'),
      payments: 3,
    }),
  ).toEqual([...['412.00', '408.00', '404.00']]);
});

describe('seasonal payments', () => {
  const harvest = [0, 0, 0, 1, 1, 1, 1, 1, 3, 3, 3, 0];
  const seasonal: RatedTerms = { ...annuity, method: 'seasonal', weights: harvest, payments: 24 };

  test('come only in the months that bear something, numbered without gaps', () => {
    const lines = linesOf(seasonal);
    expect(lines.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect(lines[0]?.nominalDueOn).toBe('2026-04-28');
    const [april = 0n, september = 0n] = [0, 5].map((index) => lines[index]?.totalKopecks);
    expect(september - 3n * april).toBeLessThanOrEqual(1n);
    expect(sum(lines.map(({ principalKopecks }) => principalKopecks))).toBe(100_000_000n);
  });

  test('with equal weights are the annuity', () => {
    expect(sums({ ...seasonal, weights: EQUAL_WEIGHTS })).toEqual(sums({ ...annuity, payments: 24 }));
  });
});

describe('the advance', () => {
  const advance = { kopecks: 100_00n, dueOn: civilDate('2026-02-01'), setOffPayments: null };
  test.each([
    [null, [8_33n, 8_37n]],
    [3, [33_33n, 0n]],
    [1, [100_00n, 0n]],
  ])('set off in the first %s', (setOffPayments, [first, last]) => {
    const lines = linesOf({ ...annuity, advance: { ...advance, setOffPayments } }).slice(1);
    expect([lines[0]?.setOffKopecks, lines.at(-1)?.setOffKopecks]).toEqual([first, last]);
    expect(sum(lines.map(({ setOffKopecks }) => setOffKopecks))).toBe(100_00n);
    for (const line of lines) expect(line.grossKopecks).toBe(line.totalKopecks + line.setOffKopecks);
  });
});

describe('the change of VAT in 2026', () => {
  const over: RatedTerms = {
    ...annuity,
    firstDueOn: civilDate('2025-12-15'),
    payments: 2,
    priceKopecks: 240_00n,
  };
  const zero = { ...over, annualRate: percentOf('0') };
  test('leaves the sums with VAT where they are agreed', () => {
    expect(
      linesOf(zero).map((line) => [line.totalKopecks, line.vatRatePercent, line.grossVatKopecks]),
    ).toEqual([
      [12000n, 20, 2000n],
      [12000n, 22, 2164n],
    ]);
  });
  test('adds to those without', () => {
    const lines = linesOf({ ...zero, vatChange: 'net_fixed' });
    expect(lines.map((line) => [line.totalKopecks, line.grossNetKopecks])).toEqual([
      [12000n, 10000n],
      [12200n, 10000n],
    ]);
  });
  test('does not touch another rate', () => {
    const rates = linesOf({ ...zero, vatRatePercent: 0, vatChange: 'net_fixed' }).map(
      (line) => line.vatRatePercent,
    );
    expect(rates).toEqual([0, 0]);
  });
});

describe('terms that contradict are named by field and rule', () => {
  const advance = { kopecks: 100_00n, dueOn: civilDate('2026-02-01'), setOffPayments: null };
  test.each<[string, ScheduleTerms, string, string]>([
    [
      'advance over price',
      { ...annuity, advance: { ...advance, kopecks: 100_000_000n } },
      'advance_over_price',
      '/advance/amount',
    ],
    [
      'advance of nothing',
      { ...annuity, advance: { ...advance, kopecks: 0n } },
      'amount_not_positive',
      '/advance/amount',
    ],
    [
      'advance late',
      { ...annuity, advance: { ...advance, dueOn: civilDate('2026-03-01') } },
      'advance_after_first_payment',
      '/advance/dueOn',
    ],
    [
      'set off too long',
      { ...annuity, advance: { ...advance, setOffPayments: 13 } },
      'set_off_over_term',
      '/advance/setOffPayments',
    ],
    ['buyout over financed', { ...annuity, buyoutKopecks: 100_000_000n }, 'buyout_over_financed', '/buyout'],
    ['a negative price', { ...annuity, priceKopecks: -1n }, 'amount_not_positive', '/price'],
    ['an absurd price', { ...annuity, priceKopecks: 10n ** 17n }, 'amount_too_large', '/price'],
    ['an absurd rate', { ...annuity, annualRate: percentOf('201') }, 'rate_too_high', '/annualRatePercent'],
    [
      'an absurd mark-up',
      { ...markup, annualMarkup: percentOf('999') },
      'rate_too_high',
      '/annualMarkupPercent',
    ],
    ['an absurd term', { ...markup, payments: 201 }, 'term_too_long', '/payments'],
    [
      'an absurd day',
      { ...annuity, firstDueOn: civilDate('9999-12-31') },
      'date_out_of_range',
      '/firstDueOn',
    ],
    [
      'no season',
      { ...annuity, method: 'seasonal', weights: EQUAL_WEIGHTS.map(() => 0) },
      'season_empty',
      '/weights',
    ],
    [
      'a season that never comes',
      { ...annuity, method: 'seasonal', payments: 2, weights: [1, ...EQUAL_WEIGHTS.map(() => 0).slice(1)] },
      'season_empty',
      '/weights',
    ],
    [
      'amortised twice',
      { ...components, amortisation: percentOf('20.1') },
      'amortisation_over_cost',
      '/amortisationPercent',
    ],
    [
      'an advance above the payments',
      { ...components, advance: { ...advance, kopecks: 10_000_000_000n, setOffPayments: 1 } },
      'advance_over_payments',
      '/advance/amount',
    ],
    [
      'less than a kopeck',
      { ...annuity, priceKopecks: 3n, annualRate: percentOf('0') },
      'payment_below_kopeck',
      '/price',
    ],
  ])('%s', (_name, terms, code, pointer) => {
    expect(computeSchedule(terms)).toMatchObject({ lines: [], faults: [{ code, pointer }] });
  });
});
