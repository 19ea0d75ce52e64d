import { divideHalfUp, type Kopecks, sum } from '../platform/money.ts';
import type { Percent } from './schedule-terms.ts';

export type Components = {
  /** Without VAT. */
  costKopecks: Kopecks;
  years: number;
  /** Of the cost a year; null: all of it over the years. */
  amortisation: Percent | null;
  loanRate: Percent;
  feeRate: Percent;
  /** For the whole term. */
  servicesKopecks: Kopecks;
  vatRatePercent: number;
  /** Older contracts had VAT on what the lessor earns alone. */
  vatOn: 'everything' | 'interest_and_fee';
};

export type ComponentsYear = {
  /** Of the cost, half way through the year. */
  averageKopecks: Kopecks;
  loanKopecks: Kopecks;
  feeKopecks: Kopecks;
  vatKopecks: Kopecks;
  /** With VAT where everything bears it. */
  amortisationKopecks: Kopecks;
  /** All of it, with VAT. */
  kopecks: Kopecks;
};

/**
 * The yearly sums of the Ministry of Economy's recommendations of 1996: amortisation, interest and fee on the year's
 * average value, services, and VAT. Exact until each is rounded; the last year absorbs what that left of the whole.
 */
export function componentsByYear(terms: Components): ComponentsYear[] {
  const { costKopecks, feeRate, loanRate, servicesKopecks, vatOn } = terms;
  const years = BigInt(terms.years);
  const amortisation = terms.amortisation ?? { dividend: 100n, divisor: years };
  // Everything over one divisor: per cent twice, half a year, and the fractions of the rates.
  const part = 100n * amortisation.divisor;
  const one = 2n * part * 100n * loanRate.divisor * feeRate.divisor * years;
  const vat = BigInt(terms.vatRatePercent);
  const exact = Array.from({ length: terms.years }, (_, index) => {
    const passed = BigInt(2 * index + 1) * amortisation.dividend;
    const average = (costKopecks * (2n * part - passed) * one) / (2n * part);
    const amortised = (costKopecks * amortisation.dividend * one) / part;
    const loan = (average * loanRate.dividend) / (100n * loanRate.divisor);
    const fee = (average * feeRate.dividend) / (100n * feeRate.divisor);
    const services = (servicesKopecks * one) / years;
    const taxed = vatOn === 'everything' ? amortised + loan + fee + services : loan + fee;
    return { average, amortised, loan, fee, net: amortised + loan + fee + services, taxed };
  });
  const whole = divideHalfUp(sum(exact.map(({ net, taxed }) => 100n * net + vat * taxed)), 100n * one);
  const rounded = exact.map(({ average, amortised, loan, fee, net, taxed }): ComponentsYear => {
    const amortisedWith = vatOn === 'everything' ? amortised * (100n + vat) : amortised * 100n;
    return {
      averageKopecks: divideHalfUp(average, one),
      loanKopecks: divideHalfUp(loan, one),
      feeKopecks: divideHalfUp(fee, one),
      vatKopecks: divideHalfUp(taxed * vat, 100n * one),
      amortisationKopecks: divideHalfUp(amortisedWith, 100n * one),
      kopecks: divideHalfUp(100n * net + vat * taxed, 100n * one),
    };
  });
  const last = rounded.at(-1);
  if (last) last.kopecks = whole - sum(rounded.slice(0, -1).map(({ kopecks }) => kopecks));
  return rounded;
}
