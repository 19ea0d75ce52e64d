import { addMonths, type CivilDate, yearOf } from '../platform/civil-date.ts';
import type { Kopecks } from '../platform/money.ts';

/** A rate as it is agreed: `9.99` is 999 / 100 per cent. */
export type Percent = { dividend: bigint; divisor: bigint };

type Common = {
  /** Paid at once; set off evenly, or in the first so many payments. */
  advance: { kopecks: Kopecks; dueOn: CivilDate; setOffPayments: number | null } | null;
  firstDueOn: CivilDate;
  periodMonths: number;
  buyoutKopecks: Kopecks | null;
  /** Null: the general rate of the day. */
  vatRatePercent: number | null;
  /** When the general rate changes, either the sum without VAT stays or the sum with it. */
  vatChange: 'net_fixed' | 'gross_fixed';
};

/** Methods that pay off the financing at a yearly rate. */
export type RatedTerms = Common & {
  method: 'annuity' | 'decreasing' | 'seasonal';
  priceKopecks: Kopecks;
  payments: number;
  /** At the end of each period, or at its start. */
  timing: 'arrears' | 'advance';
  annualRate: Percent;
  /** How much each calendar month bears, from January; equal ones for the other methods. */
  weights: readonly number[];
};

/** "Удорожание": so many per cent of the price a year, spread evenly. */
export type MarkupTerms = Common & {
  method: 'markup';
  priceKopecks: Kopecks;
  payments: number;
  annualMarkup: Percent;
};

/** The recommendations of the Ministry of Economy of 1996: amortisation, loan, fee and services, year by year. */
export type ComponentsTerms = Common & {
  method: 'components';
  /** Without VAT. */
  costKopecks: Kopecks;
  years: number;
  /** Of the cost a year; null: all of it over the years. */
  amortisation: Percent | null;
  loanRate: Percent;
  feeRate: Percent;
  /** For the whole term. */
  servicesKopecks: Kopecks;
  /** What each year costs, or the same each time. */
  spread: 'by_year' | 'equal';
};

export type ScheduleTerms = RatedTerms | MarkupTerms | ComponentsTerms;

export type TermsFault = {
  code:
    | 'amount_not_positive'
    | 'amount_too_large'
    | 'advance_over_price'
    | 'advance_after_first_payment'
    | 'set_off_over_term'
    | 'advance_over_payments'
    | 'buyout_over_financed'
    | 'rate_too_high'
    | 'season_empty'
    | 'amortisation_over_cost'
    | 'term_too_long'
    | 'date_out_of_range'
    | 'payment_below_kopeck';
  /** A JSON pointer into the terms. */
  pointer: string;
  params: Record<string, string | number>;
};

/** "9.99" of a contract that has checked its shape. */
export function percentOf(text: string): Percent {
  const [whole = '0', fraction = ''] = text.split('.');
  return { dividend: BigInt(whole + fraction), divisor: 10n ** BigInt(fraction.length) };
}

export const EQUAL_WEIGHTS: readonly number[] = Array.from({ length: 12 }, () => 1);

/** The general rates by the day of supply; reduced ones (10, 7, 5, 0) don't depend on it. */
export const generalVatRateOn = (date: CivilDate): number =>
  yearOf(date) < 2019 ? 18 : yearOf(date) < 2026 ? 20 : 22;

/** How many payments the terms speak of. */
export const paymentsOf = (terms: ScheduleTerms): number =>
  terms.method === 'components' ? (terms.years * 12) / terms.periodMonths : terms.payments;

/** The price with VAT at the rate of the beginning. */
export function priceOf(terms: ScheduleTerms): Kopecks {
  if (terms.method !== 'components') return terms.priceKopecks;
  return (terms.costKopecks * BigInt(100 + firstVatRate(terms)) + 50n) / 100n;
}

/** The VAT that the terms were agreed with. */
export const firstVatRate = ({ advance, firstDueOn, vatRatePercent }: ScheduleTerms): number =>
  vatRatePercent ?? generalVatRateOn(advance?.dueOn ?? firstDueOn);

export const dueOf = (terms: ScheduleTerms, period: number): CivilDate =>
  addMonths(terms.firstDueOn, period * terms.periodMonths);

const LARGEST = 100_000_000_000_000n;
const LONGEST_MONTHS = 600;
const years = { from: 2000, to: 2100 };

/** Where the terms contradict each other, field by field. */
export function checkTerms(terms: ScheduleTerms): TermsFault[] {
  const faults: TermsFault[] = [];
  const fault = (code: TermsFault['code'], pointer: string, params: TermsFault['params'] = {}) =>
    faults.push({ code, pointer, params });
  const amount = (kopecks: Kopecks, pointer: string) => {
    if (kopecks <= 0n) fault('amount_not_positive', pointer);
    if (kopecks > LARGEST) fault('amount_too_large', pointer, { most: '1 000 000 000 000.00' });
  };
  const day = (date: CivilDate, pointer: string) => {
    if (yearOf(date) < years.from || yearOf(date) > years.to) fault('date_out_of_range', pointer, years);
  };
  const { advance, buyoutKopecks, firstDueOn } = terms;
  const priced = terms.method === 'components' ? '/cost' : '/price';
  const price = priceOf(terms);

  amount(terms.method === 'components' ? terms.costKopecks : terms.priceKopecks, priced);
  if (buyoutKopecks !== null) amount(buyoutKopecks, '/buyout');
  day(firstDueOn, '/firstDueOn');
  if (advance) {
    amount(advance.kopecks, '/advance/amount');
    day(advance.dueOn, '/advance/dueOn');
    if (advance.kopecks >= price) fault('advance_over_price', '/advance/amount');
    if (advance.dueOn > firstDueOn) fault('advance_after_first_payment', '/advance/dueOn', { firstDueOn });
    const payments = paymentsOf(terms);
    if ((advance.setOffPayments ?? 1) > payments)
      fault('set_off_over_term', '/advance/setOffPayments', { payments });
  }
  const financed = price - (advance?.kopecks ?? 0n);
  if (buyoutKopecks !== null && financed > 0n && buyoutKopecks >= financed)
    fault('buyout_over_financed', '/buyout');
  for (const [percent, pointer] of ratesOf(terms))
    if (percent.dividend > 200n * percent.divisor) fault('rate_too_high', pointer, { most: 200 });
  faults.push(...checkTerm(terms), ...checkMethod(terms));
  return faults;
}

function ratesOf(terms: ScheduleTerms): [Percent, pointer: string][] {
  if (terms.method === 'markup') return [[terms.annualMarkup, '/annualMarkupPercent']];
  if (terms.method !== 'components') return [[terms.annualRate, '/annualRatePercent']];
  return [
    [terms.loanRate, '/loanRatePercent'],
    [terms.feeRate, '/feeRatePercent'],
  ];
}

function checkTerm(terms: ScheduleTerms): TermsFault[] {
  const pointer = terms.method === 'components' ? '/years' : '/payments';
  if (paymentsOf(terms) * terms.periodMonths <= LONGEST_MONTHS) return [];
  return [{ code: 'term_too_long', pointer, params: { months: LONGEST_MONTHS } }];
}

function checkMethod(terms: ScheduleTerms): TermsFault[] {
  if (terms.method === 'components') {
    const { amortisation, years } = terms;
    if (!amortisation || amortisation.dividend * BigInt(years) <= 100n * amortisation.divisor) return [];
    return [{ code: 'amortisation_over_cost', pointer: '/amortisationPercent', params: { years } }];
  }
  if (terms.method !== 'seasonal') return [];
  const borne = Array.from({ length: terms.payments }, (_, period) => weightOf(terms, period));
  return borne.some((weight) => weight > 0)
    ? []
    : [{ code: 'season_empty', pointer: '/weights', params: {} }];
}

/** How much the calendar month of a period bears. */
export const weightOf = (terms: RatedTerms, period: number): number =>
  terms.weights[Number(dueOf(terms, period).slice(5, 7)) - 1] ?? 0;
