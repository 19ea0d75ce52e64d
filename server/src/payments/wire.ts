import type { components } from '../http/schema.gen.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import { toWire } from '../platform/money.ts';
import { estimatePenalty, type Penalised, type PenaltyEstimate } from './penalty.ts';
import type { SetOff } from './set-off-overpayment.ts';

type Schemas = components['schemas'];

/** The periods of an estimate, each a formula: base × rate × days. */
export const toPeriodsWire = ({ dailyRatePercent, periods }: PenaltyEstimate): Schemas['PenaltyPeriod'][] =>
  periods.map(({ amountKopecks, baseKopecks, days, from, to }) => ({
    from,
    to,
    days,
    base: toWire(baseKopecks),
    ratePercent: dailyRatePercent,
    amount: toWire(amountKopecks),
  }));

export const toSetOffWire = (made: SetOff): Schemas['OverpaymentSetOff'] => ({
  paymentId: made.paymentId,
  amount: toWire(made.amountKopecks),
  outstanding: toWire(made.outstandingKopecks),
  overpayment: toWire(made.overpaymentKopecks),
  receipts: made.receipts.map(({ amountKopecks, ...receipt }) => ({
    ...receipt,
    amount: toWire(amountKopecks),
  })),
});

/** What a payment has gathered up to a day. */
export function toEstimateWire(payment: Penalised, upTo: CivilDate): Schemas['PenaltyEstimate'] {
  const penalty = estimatePenalty(payment, upTo);
  return {
    dailyRatePercent: penalty.dailyRatePercent,
    periods: toPeriodsWire(penalty),
    days: penalty.days,
    amount: toWire(penalty.amountKopecks),
    billedThrough: payment.billedThrough,
  };
}
