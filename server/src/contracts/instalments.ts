import { divideHalfUp, type Kopecks, sum } from '../platform/money.ts';
import { componentsByYear } from './components.ts';
import {
  type ComponentsTerms,
  firstVatRate,
  type MarkupTerms,
  type Percent,
  paymentsOf,
  priceOf,
  type RatedTerms,
  type ScheduleTerms,
  weightOf,
} from './schedule-terms.ts';

/** One payment of the lease: its period from 0, and of the sum what pays off the financing. */
export type Instalment = { period: number; kopecks: Kopecks; principalKopecks: Kopecks };

/** The lease payments that terms without faults come to, at the VAT of the beginning and after the advance. */
export function instalmentsOf(terms: ScheduleTerms): Instalment[] {
  switch (terms.method) {
    case 'annuity':
    case 'decreasing':
    case 'seasonal':
      return ratedInstalments(terms);
    case 'markup':
      return markupInstalments(terms);
    case 'components':
      return componentInstalments(terms);
  }
}

const financedOf = (terms: ScheduleTerms): Kopecks => priceOf(terms) - (terms.advance?.kopecks ?? 0n);

/** Sums whose last one absorbs what rounding the others left of the whole. */
export function absorbed(rounded: readonly Kopecks[], whole: Kopecks): Kopecks[] {
  const others = rounded.slice(0, -1);
  return rounded.length === 0 ? [] : [...others, whole - sum(others)];
}

/** A sum in equal parts, the last one with the rounding. */
export const equalParts = (whole: Kopecks, parts: number): Kopecks[] =>
  absorbed(Array<Kopecks>(parts).fill(divideHalfUp(whole, BigInt(parts))), whole);

/** What one rouble becomes in a period: `grown / one`. */
export type Growth = { grown: bigint; one: bigint };

export function growthOf(annual: Percent, periodMonths: number): Growth {
  const one = annual.divisor * 1200n;
  return { grown: one + annual.dividend * BigInt(periodMonths), one };
}

/** What is paid off, when each payment comes and how much of the whole it bears. */
export type Debt = {
  financed: Kopecks;
  residual: Kopecks;
  /** The period at whose end the residual is due. */
  residualAt: number;
  growth: Growth;
  /** `at`: periods after the financing. */
  payments: readonly { at: number; weight: number }[];
};

/**
 * The payments whose present value, with the residual's, is the financing: p from Σ p·w/(1+i)^t = F − R/(1+i)^T,
 * everything over (1+i)^T so that a rate of zero divides by nothing.
 */
export function paymentsOfDebt({ financed, residual, residualAt, growth, payments }: Debt): Kopecks[] {
  const ones = powers(growth.one, residualAt);
  const growns = powers(growth.grown, residualAt);
  const power = (of: readonly bigint[], exponent: number) => of[exponent] ?? 1n;
  const dividend = financed * power(growns, residualAt) - residual * power(ones, residualAt);
  const divisor = payments.reduce(
    (total, { at, weight }) => total + BigInt(weight) * power(ones, at) * power(growns, residualAt - at),
    0n,
  );
  const whole = payments.reduce((total, { weight }) => total + BigInt(weight), 0n);
  return absorbed(
    payments.map(({ weight }) => divideHalfUp(dividend * BigInt(weight), divisor)),
    divideHalfUp(dividend * whole, divisor),
  );
}

function powers(base: bigint, highest: number): bigint[] {
  const all = [1n];
  for (let exponent = 1; exponent <= highest; exponent++) all.push((all[exponent - 1] ?? 1n) * base);
  return all;
}

function ratedInstalments(terms: RatedTerms): Instalment[] {
  const growth = growthOf(terms.annualRate, terms.periodMonths);
  const shift = terms.timing === 'arrears' ? 1 : 0;
  const periods = Array.from({ length: terms.payments }, (_, period) => period).filter(
    (period) => terms.method !== 'seasonal' || weightOf(terms, period) > 0,
  );
  const debt: Debt = {
    financed: financedOf(terms),
    residual: terms.buyoutKopecks ?? 0n,
    residualAt: terms.payments,
    growth,
    payments: periods.map((period) => ({
      at: period + shift,
      weight: terms.method === 'seasonal' ? weightOf(terms, period) : 1,
    })),
  };
  const sums = terms.method === 'decreasing' ? decreasingPayments(debt) : paymentsOfDebt(debt);
  const principals = principalsOf(debt, sums);
  return periods.map((period, index) => ({
    period,
    kopecks: sums[index] ?? 0n,
    principalKopecks: principals[index] ?? 0n,
  }));
}

/** What of the residual is principal: all of it, or its value a period earlier where payments come at the start. */
function residualPrincipal({
  residual,
  residualAt,
  growth,
  payments,
}: Debt): [dividend: bigint, divisor: bigint] {
  const last = payments.at(-1)?.at ?? residualAt;
  const early = BigInt(residualAt - last);
  return [residual * growth.one ** early, growth.grown ** early];
}

/** Equal principal, and interest on what is left. */
export function decreasingPayments(debt: Debt): Kopecks[] {
  const { financed, growth, payments } = debt;
  const [residual, per] = residualPrincipal(debt);
  const count = BigInt(payments.length);
  const paidOff = financed * per - residual;
  const interest = growth.grown - growth.one;
  const exact = payments.map(({ at }, index) => {
    const owed = financed * per * count - BigInt(index) * paidOff;
    return paidOff * growth.one + (at === 0 ? 0n : interest * owed);
  });
  const divisor = per * count * growth.one;
  return absorbed(
    exact.map((dividend) => divideHalfUp(dividend, divisor)),
    divideHalfUp(sum(exact), divisor),
  );
}

/** Of each payment what is left after the interest since the one before; the last one leaves the residual alone. */
export function principalsOf(debt: Debt, sums: readonly Kopecks[]): Kopecks[] {
  const { financed, growth, payments } = debt;
  let [owed, now] = [financed, 0];
  const principals = payments.map(({ at }, index) => {
    let grown = owed;
    for (; now < at; now++) grown = divideHalfUp(grown * growth.grown, growth.one);
    const principal = (sums[index] ?? 0n) - (grown - owed);
    owed -= principal;
    return principal;
  });
  return absorbed(principals, financed - divideHalfUp(...residualPrincipal(debt)));
}

function markupInstalments(terms: MarkupTerms): Instalment[] {
  const { annualMarkup, payments, periodMonths, priceKopecks } = terms;
  const markup = divideHalfUp(
    priceKopecks * annualMarkup.dividend * BigInt(payments * periodMonths),
    annualMarkup.divisor * 1200n,
  );
  const paidOff = financedOf(terms) - (terms.buyoutKopecks ?? 0n);
  const principals = equalParts(paidOff, payments);
  return equalParts(paidOff + markup, payments).map((kopecks, period) => ({
    period,
    kopecks,
    principalKopecks: principals[period] ?? 0n,
  }));
}

/** The advance is a part of what the years come to, set off in their payments; the buyout comes on top. */
function componentInstalments(terms: ComponentsTerms): Instalment[] {
  const rate = firstVatRate(terms);
  const years = componentsByYear({ ...terms, vatRatePercent: rate, vatOn: 'everything' });
  const count = paymentsOf(terms);
  const inYear = 12 / terms.periodMonths;
  const whole = sum(years.map(({ kopecks }) => kopecks));
  const sums =
    terms.spread === 'equal'
      ? equalParts(whole, count)
      : years.flatMap(({ kopecks }) => equalParts(kopecks, inYear));
  const amortised = years.flatMap(({ amortisationKopecks }) => equalParts(amortisationKopecks, inYear));
  const setOff = setOffsOf(terms, count);
  return sums.map((gross, period) => ({
    period,
    kopecks: gross - (setOff[period] ?? 0n),
    principalKopecks: (amortised[period] ?? 0n) - (setOff[period] ?? 0n),
  }));
}

/** What of the advance each of so many payments sets off. */
export function setOffsOf({ advance }: ScheduleTerms, payments: number): Kopecks[] {
  const none = Array<Kopecks>(payments).fill(0n);
  if (!advance) return none;
  const bearing = Math.min(advance.setOffPayments ?? payments, payments);
  return [...equalParts(advance.kopecks, bearing), ...none.slice(bearing)];
}
