import type { Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { InvoiceData } from '../events/event.ts';
import { appendEvents } from '../events/store.ts';
import { yearOf } from '../platform/civil-date.ts';
import type { Clock } from '../platform/clock.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { DomainError } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { toWire } from '../platform/money.ts';
import { type AskedLine, draftInvoice, type InvoiceDraft } from './invoice.ts';
import { paymentQrOf, type Seller } from './paper.ts';
import { QrMisfit } from './payment-qr.ts';
import { purposeOf } from './purpose.ts';
import { findBuyer, findInvoicedPayments, insertInvoice, takeNumber } from './store.ts';

/**
 * Makes an invoice and returns its id.
 * @throws payment_not_found, payment_already_paid, invoice_payment_repeated, invoice_amount_out_of_range,
 *   invoice_requisite_unfit.
 */
export async function createInvoice(
  tx: Transaction<Database>,
  clock: Clock,
  scope: CompanyScope,
  seller: Seller,
  asked: readonly AskedLine[],
  createdBy: string,
): Promise<string> {
  const [issuedOn, createdAt] = [clock.today(), clock.now()];
  const payments = await findInvoicedPayments(
    tx,
    scope,
    asked.map(({ paymentId }) => paymentId),
  );
  const draft = draftInvoice(asked, payments, issuedOn);
  const buyer = await findBuyer(tx, scope.companyId);
  const [id, year] = [newId(), yearOf(issuedOn)];
  const sequence = await takeNumber(tx, year);
  const number = `${year}-${sequence}`;
  const lines = draft.lines.map((line) => ({ ...line.payment, ...line }));
  const purpose = purposeOf(number, issuedOn, lines);
  requireQr(seller, draft, purpose);
  await insertInvoice(tx, {
    ...{ id, companyId: scope.companyId, year, sequence, issuedOn, draft, purpose },
    ...{ seller, buyer, createdBy, createdAt },
  });
  await appendEvents(tx, createdAt, [
    {
      type: 'invoice.created',
      companyId: scope.companyId,
      contractId: onlyContract(draft),
      object: { type: 'invoice', id },
      data: invoiceData(number, draft),
    },
  ]);
  return id;
}

/** The form that has the least room is tried at once, so that no invoice lacks it. */
function requireQr(seller: Seller, { totalKopecks }: InvoiceDraft, purpose: string): void {
  try {
    paymentQrOf({ seller, totalKopecks, purpose });
  } catch (error) {
    if (!(error instanceof QrMisfit)) throw error;
    const { field, limit, actual } = error;
    throw new DomainError('invoice_requisite_unfit', { field, limit, actual });
  }
}

/** An invoice of several contracts is about the company as a whole. */
function onlyContract({ lines }: InvoiceDraft): string | null {
  const [first, ...others] = new Set(lines.map(({ payment }) => payment.contractId));
  return others.length === 0 ? (first ?? null) : null;
}

const invoiceData = (number: string, draft: InvoiceDraft): InvoiceData => ({
  number,
  payBy: draft.payBy,
  total: toWire(draft.totalKopecks),
  contractNumbers: [...new Set(draft.lines.map(({ payment }) => payment.contractNumber))],
});
