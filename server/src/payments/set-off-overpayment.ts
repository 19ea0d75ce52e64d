import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { appendEvents } from '../events/store.ts';
import { holdPosting } from '../operator/receipts/debts-store.ts';
import { decideReceipts } from '../operator/receipts/waiting-store.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { type Kopecks, sum, toWire } from '../platform/money.ts';
import { paymentDataOf } from './announcement.ts';
import { holdPayment } from './announcements-store.ts';
import { takeOverpayment } from './overpayment.ts';
import { holdLeftOver } from './overpayment-store.ts';

export type SetOff = {
  paymentId: string;
  amountKopecks: Kopecks;
  outstandingKopecks: Kopecks;
  overpaymentKopecks: Kopecks;
  receipts: { receiptId: string; receiptNumber: string; bookedOn: string; amountKopecks: Kopecks }[];
};

/**
 * Pays with what is left of the company's receipts. An overpayment is the whole company's: somebody who sees only some
 * contracts has none.
 * @throws payment_not_found and what `takeOverpayment` throws.
 */
export async function setOffOverpayment(
  tx: Transaction<Database>,
  now: Date,
  scope: CompanyScope,
  asked: { paymentId: string; amountKopecks: Kopecks | null; by: string },
): Promise<SetOff> {
  await holdPosting(tx);
  const payment = await holdPayment(tx, scope, asked.paymentId);
  if (payment === undefined) throw new DomainError('payment_not_found');
  const { companyId } = scope;
  const receipts = scope.contractIds === null ? await holdLeftOver(tx, companyId) : [];
  const taken = takeOverpayment(receipts, payment.outstandingKopecks, asked.amountKopecks);
  const amountKopecks = sum(taken.map((one) => one.amountKopecks));
  const used = taken.flatMap((one) => {
    const receipt = receipts.find(({ receiptId }) => receiptId === one.receiptId);
    return receipt === undefined ? [] : [{ ...receipt, ...one }];
  });
  const outstandingKopecks = payment.outstandingKopecks - amountKopecks;
  await appendEvents(tx, now, [
    {
      type: 'overpayment.set_off',
      companyId,
      contractId: payment.contractId,
      object: { type: 'payment', id: payment.id },
      data: { ...paymentDataOf({ ...payment, outstandingKopecks }), amount: toWire(amountKopecks) },
    },
  ]);
  await decideReceipts(
    tx,
    now,
    used.map((one) => ({
      id: one.receiptId,
      company_id: companyId,
      waiting_reason: null,
      allocated_kopecks: String(one.allocatedKopecks + one.amountKopecks),
    })),
    used.map((one) => ({
      id: newId(),
      company_id: companyId,
      receipt_id: one.receiptId,
      payment_id: payment.id,
      amount_kopecks: String(one.amountKopecks),
      rule: 'client',
      invoice_id: null,
      created_by: asked.by,
    })),
  );
  const overpaid = sum(receipts.map(({ leftKopecks }) => leftKopecks));
  return {
    paymentId: payment.id,
    ...{ amountKopecks, outstandingKopecks, overpaymentKopecks: overpaid - amountKopecks },
    receipts: used.map(({ receiptId, receiptNumber, bookedOn, amountKopecks: amount }) => ({
      ...{ receiptId, receiptNumber, bookedOn, amountKopecks: amount },
    })),
  };
}
