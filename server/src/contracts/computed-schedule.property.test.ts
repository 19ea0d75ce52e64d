import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../../test/support/schedule-terms.ts';
import { addMonths, civilDate } from '../platform/civil-date.ts';
import { sum } from '../platform/money.ts';
import { vatByRate } from './computed-schedule.ts';
import { decreasingPayments, growthOf, paymentsOfDebt } from './instalments.ts';
import { percentOf, type ScheduleTerms } from './schedule-terms.ts';

const rate = fc.integer({ min: 0, max: 400_000 }).map((parts) => percentOf((parts / 10_000).toFixed(4)));
const anyTerms: fc.Arbitrary<ScheduleTerms> = fc
  .record({
    method: fc.constantFrom('annuity', 'decreasing', 'seasonal', 'markup', 'components'),
    priceKopecks: fc.bigInt({ min: 10_000_00n, max: 10n ** 12n }),
    advancePercent: fc.integer({ min: 0, max: 49 }),
    buyoutPercent: fc.integer({ min: 0, max: 30 }),
    payments: fc.integer({ min: 1, max: 84 }),
    periodMonths: fc.constantFrom(1, 3),
    timing: fc.constantFrom('arrears', 'advance'),
    annualRate: rate,
    weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 }),
    firstDueOn: fc.integer({ min: 0, max: 40 }).map((month) => addMonths(civilDate('2024-01-31'), month)),
    setOff: fc.boolean(),
    vatRatePercent: fc.constantFrom(null, 0, 10),
    vatChange: fc.constantFrom('net_fixed', 'gross_fixed'),
    spread: fc.constantFrom('by_year', 'equal'),
  })
  .map(({ advancePercent, buyoutPercent, setOff, priceKopecks, annualRate, ...rest }) => {
    const kopecksOf = (part: number) => (priceKopecks * BigInt(part)) / 100n;
    const advance = {
      kopecks: kopecksOf(advancePercent),
      dueOn: rest.firstDueOn,
      setOffPayments: setOff ? 1 : null,
    };
    return {
      ...{ ...rest, priceKopecks, annualRate, costKopecks: priceKopecks, annualMarkup: annualRate },
      ...{
        years: Math.ceil(rest.payments / 12),
        amortisation: null,
        loanRate: annualRate,
        feeRate: percentOf('1.5'),
      },
      ...{ servicesKopecks: 0n, buyoutKopecks: buyoutPercent === 0 ? null : kopecksOf(buyoutPercent) },
      advance: advancePercent === 0 || rest.method === 'components' ? null : advance,
    } as ScheduleTerms;
  });

test('every schedule adds up', () =>
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const lines = linesOf(terms);
      const lease = lines.filter(({ kind }) => kind === 'lease');
      const billed = sum(vatByRate(lines).map(({ grossKopecks }) => grossKopecks));
      expect(billed).toBe(sum(lines.map(({ totalKopecks }) => totalKopecks)));
      for (const line of lines) {
        expect(line.grossVatKopecks + line.grossNetKopecks).toBe(line.grossKopecks);
        expect(line.totalKopecks + line.setOffKopecks).toBe(line.grossKopecks);
        expect(line.principalKopecks + line.interestKopecks).toBe(line.totalKopecks);
      }
      expect(lease.map(({ number }) => number)).toEqual(lease.map((_, index) => index + 1));
      expect(lease.map(({ nominalDueOn }) => nominalDueOn)).toEqual(
        lease.map(({ nominalDueOn }) => nominalDueOn).toSorted(),
      );
      if (terms.method !== 'components')
        expect(sum(lines.map(({ principalKopecks }) => principalKopecks))).toBe(terms.priceKopecks);
    }),
  ));

test('the last equal payment absorbs less than a kopeck for each of them', () =>
  fc.assert(
    fc.property(anyTerms, (terms) => {
      if (terms.method !== 'annuity' && terms.method !== 'markup') return;
      const lease = linesOf({ ...terms, vatRatePercent: 0 }).filter(({ kind }) => kind === 'lease');
      const [first, last] = [lease[0]?.totalKopecks ?? 0n, lease.at(-1)?.totalKopecks ?? 0n];
      expect(Number(last - first)).toBeLessThan(lease.length);
      expect(Number(last - first)).toBeGreaterThan(-lease.length);
      expect(new Set(lease.slice(0, -1).map(({ totalKopecks }) => totalKopecks)).size).toBeLessThanOrEqual(1);
    }),
  ));

test('a rate of zero is equal parts whatever the method', () =>
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1_00n, max: 10n ** 12n }),
      fc.integer({ min: 1, max: 60 }),
      (financed, count) => {
        const debt = {
          ...{ financed, residual: 0n, residualAt: count, growth: growthOf(percentOf('0'), 1) },
          payments: Array.from({ length: count }, (_, index) => ({ at: index + 1, weight: 1 })),
        };
        expect(decreasingPayments(debt)).toEqual(paymentsOfDebt(debt));
        expect(sum(paymentsOfDebt(debt))).toBe(financed);
      },
    ),
  ));
