import type { PaymentNoticeRow } from '../db/schema.ts';
import type { NewEvent, PaymentData } from '../events/event.ts';
import { addDays, type CivilDate } from '../platform/civil-date.ts';
import { toWire } from '../platform/money.ts';
import { seedId } from './random.ts';
import type { SeedReceipt } from './receipts.ts';
import { instantOf, type SeedContract, type SeedPayment } from './schedule.ts';

export type SeedEvent = {
  id: string;
  type: string;
  company_id: string;
  contract_id: string | null;
  object_type: string;
  object_id: string;
  data: unknown;
  occurred_at: Date;
};

const tellDays = 45;

/** What the log would hold of the last weeks, oldest first, had the portfolio lived through them. */
export function recentEvents(
  contracts: readonly SeedContract[],
  receipts: readonly SeedReceipt[],
  others: readonly { at: Date; event: NewEvent }[],
  today: CivilDate,
  now: Date,
): SeedEvent[] {
  const from = instantOf(addDays(today, -tellDays), 0);
  const told: SeedEvent[] = [];
  const tell = (occurredAt: Date, { type, companyId, contractId, object, data }: NewEvent) => {
    if (occurredAt < from || occurredAt > now) return;
    told.push({
      id: seedId('event', type, object.id),
      type,
      company_id: companyId,
      contract_id: contractId,
      object_type: object.type,
      object_id: object.id,
      data,
      occurred_at: occurredAt,
    });
  };
  for (const contract of contracts) {
    const { row, payments } = contract;
    const about = { companyId: row.company_id, contractId: row.id };
    if (row.status !== 'draft')
      tell(row.created_at, {
        type: 'contract.created',
        ...about,
        object: { type: 'contract', id: row.id },
        data: { contractNumber: row.number, assetName: row.asset_name },
      });
    for (const payment of payments) {
      const { due_on, paid_on } = payment;
      const object = { type: 'payment', id: payment.id } as const;
      const open = {
        ...about,
        object,
        data: paymentData(contract, payment, payment.total_kopecks - payment.paid_kopecks),
      };
      const unpaid = { ...open, data: paymentData(contract, payment, payment.total_kopecks) };
      const remindOn = addDays(due_on, -row.reminder_days);
      if (remindOn <= today && (paid_on === null || paid_on > remindOn))
        tell(instantOf(remindOn, 3), { type: 'payment.due_soon', ...(paid_on ? unpaid : open) });
      if (due_on < today && (paid_on === null || paid_on > due_on))
        tell(earlier(instantOf(addDays(due_on, 1), 3), now), {
          type: 'payment.overdue',
          ...(paid_on ? unpaid : open),
        });
      if (paid_on !== null) tell(instantOf(paid_on, 10), { type: 'payment.paid', ...open });
    }
  }
  for (const receipt of receipts)
    if (receipt.company_id !== null && receipt.waiting_reason === null)
      tell(instantOf(receipt.booked_on, 10), {
        type: 'receipt.posted',
        companyId: receipt.company_id,
        contractId: null,
        object: { type: 'receipt', id: receipt.id },
        data: {
          receiptNumber: receipt.number,
          bookedOn: receipt.booked_on,
          amount: toWire(receipt.amount_kopecks),
          unallocated: toWire(receipt.amount_kopecks - receipt.allocated_kopecks),
        },
      });
  for (const { at, event } of others) tell(at, event);
  return told.sort((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime());
}

const earlier = (a: Date, b: Date) => (a < b ? a : b);

/** What `payment.*` events tell of a payment. */
export function paymentData({ row }: SeedContract, payment: SeedPayment, outstanding: bigint): PaymentData {
  return {
    contractId: row.id,
    contractNumber: row.number,
    kind: payment.kind,
    number: payment.number,
    count: payment.count,
    dueOn: payment.due_on,
    total: toWire(payment.total_kopecks),
    outstanding: toWire(outstanding),
  };
}

/** What the daily work need not tell again. */
export function noticesGiven(contracts: readonly SeedContract[], today: CivilDate): PaymentNoticeRow[] {
  return contracts.flatMap(({ row, payments }) =>
    payments
      .filter((payment) => payment.paid_kopecks < payment.total_kopecks)
      .filter((payment) => payment.due_on <= addDays(today, row.reminder_days))
      .map(
        ({ id, due_on }) =>
          ({ payment_id: id, kind: due_on < today ? 'overdue' : 'due_soon', due_on }) as const,
      ),
  );
}
