import type { AnnouncementData, PaymentData } from '../events/event.ts';
import { addDays, type CivilDate } from '../platform/civil-date.ts';
import { DomainError } from '../platform/errors.ts';
import { formatKopecks, type Kopecks, toWire } from '../platform/money.ts';
import type { HeldPayment } from './announcements-store.ts';

/** How long ago a payment may have been made that is announced today. */
const oldestDays = 60;

export type Announceable = {
  outstandingKopecks: Kopecks;
  /** The announcement whose money has not come in yet. */
  awaitingKopecks: Kopecks | null;
};

/**
 * How much an "I have paid" is about: what was said, else all that is outstanding.
 * @throws payment_already_paid, announcement_already_awaiting, announcement_over_outstanding,
 * announcement_date_out_of_range.
 */
export function announcedAmount(
  payment: Announceable,
  said: { amountKopecks: Kopecks | null; paidOn: CivilDate },
  today: CivilDate,
): Kopecks {
  const { outstandingKopecks, awaitingKopecks } = payment;
  if (outstandingKopecks <= 0n) throw new DomainError('payment_already_paid');
  if (awaitingKopecks !== null)
    throw new DomainError('announcement_already_awaiting', { amount: formatKopecks(awaitingKopecks) });
  const from = addDays(today, -oldestDays);
  if (said.paidOn < from || said.paidOn > today)
    throw new DomainError('announcement_date_out_of_range', { from, to: today });
  const amount = said.amountKopecks ?? outstandingKopecks;
  if (amount > outstandingKopecks)
    throw new DomainError('announcement_over_outstanding', {
      outstanding: formatKopecks(outstandingKopecks),
    });
  return amount;
}

/** What the events of a payment tell of it. */
export const paymentDataOf = (payment: HeldPayment): PaymentData => ({
  contractId: payment.contractId,
  contractNumber: payment.contractNumber,
  kind: payment.kind,
  number: payment.number,
  count: payment.count,
  dueOn: payment.dueOn,
  total: toWire(payment.totalKopecks),
  outstanding: toWire(payment.outstandingKopecks),
});

/** What the events of an announcement tell of the payment and of the note. */
export const announcementData = (
  payment: HeldPayment,
  announced: { amountKopecks: Kopecks; paidOn: CivilDate },
): AnnouncementData => ({
  ...paymentDataOf(payment),
  announced: toWire(announced.amountKopecks),
  paidOn: announced.paidOn,
});
