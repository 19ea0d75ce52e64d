import { addDays, type CivilDate, daysBetween } from '../platform/civil-date.ts';
import { divideHalfUp, type Kopecks } from '../platform/money.ts';
import type { PaymentKind } from './payment.ts';

/** A payment with all that came in for it, whenever; what was undone is not among it. */
export type Penalised = {
  kind: PaymentKind;
  /** The effective date: the day after it is the first one that counts. */
  dueOn: CivilDate;
  totalKopecks: Kopecks;
  settled: readonly { bookedOn: CivilDate; amountKopecks: Kopecks }[];
  /** The last day of its latest bill; what was before it is closed, whatever came to light since. */
  billedThrough: CivilDate | null;
  /** Per cent a day, as a decimal: `0.1`. */
  dailyRatePercent: string;
};

/** A payment of a contract that may have gathered one. */
export type PenalisedPayment = Penalised & {
  id: string;
  number: number;
  count: number;
  paidKopecks: Kopecks;
};

/** Days on which the same sum was overdue, both ends included. */
export type PenaltyPeriod = {
  from: CivilDate;
  to: CivilDate;
  days: number;
  baseKopecks: Kopecks;
  amountKopecks: Kopecks;
};

export type PenaltyEstimate = {
  dailyRatePercent: string;
  periods: PenaltyPeriod[];
  days: number;
  amountKopecks: Kopecks;
};

const later = (a: CivilDate, b: CivilDate | null) => (b !== null && b > a ? b : a);

/**
 * What a payment has gathered in penalties up to a day, that day included: overdue sum × daily rate × days, for the days
 * that no bill covers. Money counts from the day after its booking. None is gathered on a penalty; there is no VAT in it.
 *
 * The sum is rounded half up once for the whole payment; the periods' amounts are the steps of the rounded sum, so that
 * they add up to it.
 */
export function estimatePenalty(payment: Penalised, upTo: CivilDate): PenaltyEstimate {
  const { kind, dailyRatePercent, totalKopecks } = payment;
  const periods: PenaltyPeriod[] = [];
  const rate = rateUnits(dailyRatePercent);
  const settled = payment.settled.toSorted((a, b) => (a.bookedOn < b.bookedOn ? -1 : 1));
  let from = addDays(later(payment.dueOn, payment.billedThrough), 1);
  let base = totalKopecks;
  let [exact, amount] = [0n, 0n];
  const close = (to: CivilDate) => {
    if (to < from) return;
    const days = daysBetween(from, to) + 1;
    exact += base * BigInt(days) * rate;
    const sofar = divideHalfUp(exact, unitsPerWhole);
    if (base > 0n) periods.push({ from, to, days, baseKopecks: base, amountKopecks: sofar - amount });
    amount = sofar;
    from = addDays(to, 1);
  };
  if (kind !== 'penalty') {
    for (const { bookedOn, amountKopecks } of settled) {
      close(bookedOn < upTo ? bookedOn : upTo);
      base -= amountKopecks;
    }
    close(upTo);
  }
  return {
    dailyRatePercent,
    periods,
    days: periods.reduce((sum, { days }) => sum + days, 0),
    amountKopecks: amount,
  };
}

/** The rate is kept with four decimals of a per cent. */
const unitsPerWhole = 100n * 10_000n;

function rateUnits(percent: string): bigint {
  const [, whole, fraction = ''] = /^(\d{1,4})(?:\.(\d{1,4}))?$/.exec(percent) ?? [];
  if (whole === undefined) throw new RangeError(`not a rate: ${percent}`);
  return BigInt(whole + fraction.padEnd(4, '0'));
}
