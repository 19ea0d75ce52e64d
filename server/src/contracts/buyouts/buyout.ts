import type { PaymentKind } from '../../db/money-schema.ts';
import { addDays, addMonths, type CivilDate, civilDate, daysBetween } from '../../platform/civil-date.ts';
import { divideHalfUp, type Kopecks, sum, vatIncluded } from '../../platform/money.ts';

/** A payment of the schedule as far as it is not paid. */
export type OpenPayment = {
  id: string;
  kind: PaymentKind;
  number: number;
  count: number;
  dueOn: CivilDate;
  restKopecks: Kopecks;
  vatRatePercent: number;
};

export type BuyoutTerms = {
  /** A decimal such as `18.5`; null where it is not known. */
  annualRatePercent: string | null;
  /** The contract's own sums that close the deal; null where it has none. */
  table: readonly { on: CivilDate; sumKopecks: Kopecks }[] | null;
  /** Where the schedule has no payment of the buyout. */
  buyoutKopecks: Kopecks;
  feeKopecks: Kopecks;
};

export type BuyoutLineKind =
  | 'debt'
  | 'penalty'
  | 'table'
  | 'present_value'
  | 'buyout_price'
  | 'fee'
  | 'overpayment';
export type BuyoutLine = {
  kind: BuyoutLineKind;
  payment: Pick<OpenPayment, 'id' | 'kind' | 'number' | 'count' | 'dueOn'> | null;
  /** Of a present value: how many payments it is of. */
  payments: number | null;
  netKopecks: Kopecks;
  vatRatePercent: number;
  vatKopecks: Kopecks;
  totalKopecks: Kopecks;
};
export type Buyout = {
  basis: 'table' | 'formula';
  annualRatePercent: string | null;
  tableOn: CivilDate | null;
  lines: BuyoutLine[];
  totalKopecks: Kopecks;
};

const newVatFrom = civilDate('2026-01-01');
/** What a supply of the day is taxed at: 22 % since the law 425-FZ. */
export const vatRateOn = (on: CivilDate): number => (on < newVatFrom ? 20 : 22);

/**
 * What closes the deal on a day, from the unpaid payments of the whole schedule. The contract's table comes first,
 * then the formula; null when there is neither.
 */
export function quoteBuyout(
  on: CivilDate,
  terms: BuyoutTerms,
  open: readonly OpenPayment[],
  overpaymentKopecks: Kopecks,
): Buyout | null {
  const owed = open.filter(({ kind, dueOn }) => kind === 'penalty' || dueOn <= on);
  const later = open.filter(({ kind, dueOn }) => kind !== 'penalty' && dueOn > on);
  const flows = later.filter(({ kind }) => kind !== 'buyout');
  const agreed = terms.table
    ?.filter((row) => row.on <= on)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1);
  if (!agreed && terms.annualRatePercent === null) return null;

  // A schedule without VAT stays without it; penalties, which never have any, tell nothing of it.
  const scheduled = open.filter(({ kind }) => kind !== 'penalty');
  const untaxed = scheduled.length > 0 && scheduled.every(({ vatRatePercent }) => vatRatePercent === 0);
  const rate = untaxed ? 0 : vatRateOn(on);
  const line = (
    kind: BuyoutLineKind,
    totalKopecks: Kopecks,
    vatRatePercent: number,
    more = {},
  ): BuyoutLine => {
    const vatKopecks = vatIncluded(totalKopecks, vatRatePercent);
    const netKopecks = totalKopecks - vatKopecks;
    return {
      kind,
      payment: null,
      payments: null,
      netKopecks,
      vatRatePercent,
      vatKopecks,
      totalKopecks,
      ...more,
    };
  };
  const inSchedule = open.filter(({ kind }) => kind === 'buyout');
  const price =
    inSchedule.length > 0 ? rest(later.filter(({ kind }) => kind === 'buyout')) : terms.buyoutKopecks;
  const principal = agreed
    ? line('table', agreed.sumKopecks, rate)
    : line('present_value', presentValue(on, terms.annualRatePercent ?? '0', flows), rate, {
        payments: flows.length,
      });
  const lines = [
    ...owed.toSorted(inOrder).map(({ restKopecks, vatRatePercent, ...payment }) =>
      line(payment.kind === 'penalty' ? 'penalty' : 'debt', restKopecks, vatRatePercent, {
        payment: pick(payment),
      }),
    ),
    principal,
    line('buyout_price', price, rate),
    line('fee', terms.feeKopecks, rate),
  ].filter(({ kind, totalKopecks }) => totalKopecks !== 0n || kind === principal.kind);
  const due = sum(lines.map(({ totalKopecks }) => totalKopecks));
  // Money that is left over is no supply, so that it has no VAT; more than is due is not taken.
  const setOff = overpaymentKopecks < due ? overpaymentKopecks : due;
  if (setOff > 0n) lines.push(line('overpayment', -setOff, 0));
  return {
    basis: agreed ? 'table' : 'formula',
    annualRatePercent: agreed ? null : terms.annualRatePercent,
    tableOn: agreed?.on ?? null,
    lines,
    totalKopecks: due - (setOff > 0n ? setOff : 0n),
  };
}

const rest = (payments: readonly OpenPayment[]) => sum(payments.map(({ restKopecks }) => restKopecks));
const pick = ({ id, kind, number, count, dueOn }: Omit<OpenPayment, 'restKopecks' | 'vatRatePercent'>) => ({
  ...{ id, kind, number, count, dueOn },
});
/** Penalties last, as they are paid last. */
const inOrder = (a: OpenPayment, b: OpenPayment) =>
  Number(a.kind === 'penalty') - Number(b.kind === 'penalty') ||
  (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number - b.number);

/** Far below a kopeck, so that only the last rounding is one. */
const SCALE = 10n ** 40n;
/** A rate has four digits after the point; a month's is a twelfth of a hundredth of it. */
const RATE_DIGITS = 4;
const MONTHLY = 12n * 100n * 10n ** BigInt(RATE_DIGITS);

/**
 * Σ pₖ / ((1 + eₖ·i)·(1 + i)^qₖ) with i = rate / 1200: whole months qₖ compound, the rest eₖ of a month counts by days.
 * That is how art. 6 of 353-FZ discounts flows on any days. In whole numbers, rounded to the kopeck once.
 */
export function presentValue(
  on: CivilDate,
  annualRatePercent: string,
  flows: readonly Pick<OpenPayment, 'dueOn' | 'restKopecks'>[],
): Kopecks {
  const rate = scaledRate(annualRatePercent);
  const scaled = flows.map(({ dueOn, restKopecks }) => {
    const { months, days, daysInMonth } = monthsBetween(on, dueOn);
    const whole = BigInt(daysInMonth) * MONTHLY;
    const up = MONTHLY ** BigInt(months) * whole;
    const down = (MONTHLY + rate) ** BigInt(months) * (whole + BigInt(days) * rate);
    return (restKopecks * SCALE * up) / down;
  });
  return divideHalfUp(sum(scaled), SCALE);
}

/** `18.5` is 185000n. */
function scaledRate(percent: string): bigint {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d{1,4}))?0*$/.exec(percent) ?? [];
  if (whole === undefined) throw new RangeError('a rate has at most four digits after the point');
  return BigInt(whole + fraction.padEnd(RATE_DIGITS, '0'));
}

/** Whole months from a day to a later one, the days after them, and how long the month is that they are of. */
function monthsBetween(from: CivilDate, to: CivilDate) {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  const begins = addMonths(from, months);
  return {
    months,
    days: daysBetween(begins, to),
    daysInMonth: daysBetween(begins, addMonths(from, months + 1)),
  };
}

const BINDS_WORKING_DAYS = 5;

/** Until when a quote made today binds: five working days, but not past the next due date or the buyout itself. */
export function expiryOf(
  today: CivilDate,
  on: CivilDate,
  open: readonly Pick<OpenPayment, 'dueOn'>[],
  isWorkingDay: (day: CivilDate) => boolean,
): CivilDate {
  let last = today;
  for (let left = BINDS_WORKING_DAYS; left > 0; ) {
    last = addDays(last, 1);
    if (isWorkingDay(last)) left -= 1;
  }
  const next = open.map(({ dueOn }) => dueOn).filter((dueOn) => dueOn >= today);
  return [last, on, ...next].sort()[0] ?? last;
}
