import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeWithFixtures } from '../../../test/support/fixtures.ts';
import { annuity, components, linesOf } from '../../../test/support/schedule-terms.ts';
import { civilDate } from '../platform/civil-date.ts';
import { parseKopecks, sum, vatIncluded } from '../platform/money.ts';
import { componentsByYear } from './components.ts';
import { type ComponentsTerms, percentOf, type ScheduleTerms } from './schedule-terms.ts';

const totalOf = (terms: ScheduleTerms) => sum(linesOf(terms).map(({ totalKopecks }) => totalKopecks));

type Case = {
  id: string;
  inputs: Record<string, number>;
  expected: Record<string, number> & { yearly: number[]; firstYear: Record<string, number> };
  computed?: number[];
  cases: { gross: number; rate: number; vat: number }[];
};
/** The fixtures write numbers as floats; every one of them has at most two digits after the point. */
const kopecks = (roubles: number) => parseKopecks(roubles.toFixed(2)) ?? 0n;
const percent = (given: number) => percentOf(`${given}`);

describeWithFixtures('g-leasing', (path) => {
  const cases = JSON.parse(readFileSync(path('leasing-cases.json'), 'utf8')) as Case[];
  const of = (id: string) => cases.find((one) => one.id === id) as Case;

  test('every case is looked at', () => {
    expect(cases.map(({ id }) => id.replace(/^annuity.*/, 'annuity'))).toEqual([
      ...['minekonomiki-5y', 'topuch-7y', 'kampus-10y'],
      ...['annuity', 'annuity', 'annuity', 'annuity', 'vat-inside'],
    ]);
  });

  const yearly = ({ inputs }: Case, amortPct: number | undefined, unit: bigint) =>
    componentsByYear({
      costKopecks: kopecks(inputs.cost ?? 0) * unit,
      years: inputs.years ?? 0,
      amortisation: amortPct === undefined ? null : percent(amortPct),
      loanRate: percent(inputs.loanPct ?? 0),
      feeRate: percent(inputs.feePct ?? 0),
      servicesKopecks: kopecks(inputs.extraServices ?? 0) * unit,
      vatRatePercent: inputs.vatPct ?? 0,
      vatOn: 'vatBase' in inputs ? 'interest_and_fee' : 'everything',
    });
  const million = 1_000_000n;

  test('minekonomiki-5y, as a function and as terms', () => {
    const found = of('minekonomiki-5y');
    const years = yearly(found, found.inputs.amortPct, million);
    expect(years.map((year) => year.kopecks)).toEqual(
      found.expected.yearly.map((one) => kopecks(one) * million),
    );
    const terms: ComponentsTerms = {
      ...components,
      vatRatePercent: null,
      vatChange: 'gross_fixed',
      firstDueOn: civilDate('2020-12-31'),
    };
    expect(linesOf(terms).map((line) => line.totalKopecks)).toEqual(years.map((year) => year.kopecks));
    expect(totalOf(terms)).toBe(kopecks(found.expected.total ?? 0) * million);
    const equal = linesOf({ ...terms, spread: 'equal' });
    expect(new Set(equal.map((line) => line.totalKopecks))).toEqual(
      new Set([kopecks(found.expected.equalPayment ?? 0) * million]),
    );
    const left = terms.costKopecks - (sum(equal.map((line) => line.principalKopecks)) * 100n) / 120n;
    expect(left).toBe(kopecks(found.expected.residual ?? 0) * million);
  });

  test('topuch-7y', () => {
    const found = of('topuch-7y');
    const years = yearly(found, found.inputs.amortPct, 1000n);
    expect(years.map((year) => year.kopecks)).toEqual(found.computed?.map((one) => kopecks(one) * 1000n));
    const { loan = 0, fee = 0, vat = 0, total = 0 } = found.expected.firstYear;
    expect(years[0]).toMatchObject({
      ...{ loanKopecks: kopecks(loan) * 1000n, feeKopecks: kopecks(fee) * 1000n },
      ...{ vatKopecks: kopecks(vat) * 1000n, kopecks: kopecks(total) * 1000n },
    });
  });

  test('kampus-10y', () => {
    const found = of('kampus-10y');
    const [first] = yearly({ ...found, inputs: { ...found.inputs, vatPct: 0 } }, undefined, million);
    const { amort = 0, avgCost = 0, loan = 0, fee = 0 } = found.expected.firstYear;
    expect(first).toMatchObject({
      ...{ amortisationKopecks: kopecks(amort) * million, averageKopecks: kopecks(avgCost) * million },
      ...{ loanKopecks: kopecks(loan) * million, feeKopecks: kopecks(fee) * million },
    });
  });

  test.each(cases.filter(({ id }) => id.startsWith('annuity')))('$id', ({ inputs, expected }) => {
    const { principal = 0, annualPct = 0, months = 0, residual } = inputs;
    const [first] = linesOf({
      ...annuity,
      ...{ priceKopecks: kopecks(principal), payments: months, annualRate: percent(annualPct) },
      buyoutKopecks: residual === undefined ? null : kopecks(residual),
    });
    expect(first?.totalKopecks).toBe(kopecks(expected.payment ?? 0));
  });

  test.each(of('vat-inside').cases)('the VAT inside $gross at $rate %', ({ gross, rate, vat }) => {
    expect(vatIncluded(kopecks(gross), rate)).toBe(kopecks(vat));
  });
});
