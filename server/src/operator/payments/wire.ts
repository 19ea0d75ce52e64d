import type { components } from '../../http/schema.gen.ts';
import { toPeriodsWire } from '../../payments/wire.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { fromWire, sum, toWire } from '../../platform/money.ts';
import type { PenaltyLine } from './penalty-bill.ts';
import type { PenaltyPreview } from './preview-penalty-bill.ts';
import type { Bill } from './store.ts';

type Schemas = components['schemas'];

const toLineWire = ({
  fromOn,
  overdue,
  payment,
  penalty,
  toOn,
}: PenaltyLine): Schemas['PenaltyPreviewLine'] => ({
  payment: { id: payment.id, kind: payment.kind, number: payment.number, count: payment.count },
  overdue,
  fromOn,
  toOn,
  days: penalty.days,
  periods: toPeriodsWire(penalty),
  amount: toWire(penalty.amountKopecks),
});

export function toPreviewWire(preview: PenaltyPreview, today: CivilDate): Schemas['PenaltyPreview'] {
  const { contract, due, lines, nominalDueOn, upTo } = preview;
  const overdue = lines.filter((line) => line.overdue);
  return {
    contractId: contract.id,
    upTo,
    dailyRatePercent: contract.dailyRatePercent,
    nominalDueOn,
    ...due,
    lines: lines.map(toLineWire),
    total: toWire(sum(overdue.map(({ penalty }) => penalty.amountKopecks))),
    asOf: today,
  };
}

export const toBillingWire = (contractId: string, bills: Bill[]): Schemas['PenaltyBilling'] => ({
  contractId,
  bills,
  total: toWire(sum(bills.map(({ amount }) => fromWire(amount)))),
});
