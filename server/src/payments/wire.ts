import type { components } from '../http/schema.gen.ts';
import { toWire } from '../platform/money.ts';
import type { PenaltyEstimate } from './penalty.ts';
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
