import { DomainError } from '../platform/errors.ts';
import { formatKopecks, type Kopecks, sum } from '../platform/money.ts';

/** A receipt with something left over. */
export type LeftOver = { receiptId: string; leftKopecks: Kopecks };
export type Taken = { receiptId: string; amountKopecks: Kopecks };

/**
 * What of an overpayment goes to a payment: so much as was asked, else all that both allow; the receipts in their order.
 * @throws payment_already_paid, overpayment_absent, overpayment_insufficient, set_off_over_payment.
 */
export function takeOverpayment(
  receipts: readonly LeftOver[],
  outstandingKopecks: Kopecks,
  askedKopecks: Kopecks | null,
): Taken[] {
  const overpaid = sum(receipts.map(({ leftKopecks }) => leftKopecks));
  if (outstandingKopecks <= 0n) throw new DomainError('payment_already_paid');
  if (overpaid === 0n) throw new DomainError('overpayment_absent');
  if (askedKopecks !== null && askedKopecks > outstandingKopecks)
    throw new DomainError('set_off_over_payment', { outstanding: formatKopecks(outstandingKopecks) });
  if (askedKopecks !== null && askedKopecks > overpaid)
    throw new DomainError('overpayment_insufficient', { overpayment: formatKopecks(overpaid) });
  let rest = askedKopecks ?? (overpaid < outstandingKopecks ? overpaid : outstandingKopecks);
  return receipts.flatMap(({ receiptId, leftKopecks }) => {
    const amountKopecks = leftKopecks < rest ? leftKopecks : rest;
    rest -= amountKopecks;
    return amountKopecks > 0n ? [{ receiptId, amountKopecks }] : [];
  });
}
