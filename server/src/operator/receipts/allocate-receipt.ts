import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { sum } from '../../platform/money.ts';
import { holdInvoice, holdPosting } from './debts-store.ts';
import { decideCompany, requireAsked, type Said } from './decision.ts';
import { findCompanyName, holdPayments, holdReceipt } from './held-store.ts';
import { findReceipt } from './store.ts';
import { decideReceipts } from './waiting-store.ts';

/**
 * Does with a receipt what an operator says: pays payments, and keeps the rest as an overpayment.
 * @param check looks at the receipt as it is answered, and throws when it is not the one that was meant.
 * @returns the receipt, as JSON text.
 * @throws receipt_not_found and what `decideCompany` and `requireAsked` throw.
 */
export async function allocateReceipt(
  tx: Transaction<Database>,
  now: Date,
  receiptId: string,
  said: Said & { by: string },
  check: (receipt: string) => void,
): Promise<string> {
  if (said.lines.length === 0 && said.companyId === null)
    throw new DomainError('invalid_request', {}, [
      {
        pointer: '/allocations',
        code: 'required',
        message: { ru: 'Назовите платежи или компанию', en: 'Name payments or a company' },
      },
    ]);
  await holdPosting(tx);
  const receipt = await holdReceipt(tx, receiptId);
  if (receipt === undefined) throw new DomainError('receipt_not_found');
  check((await findReceipt(tx, receiptId)) ?? '');
  if (said.companyId !== null && (await findCompanyName(tx, said.companyId)) === undefined)
    throw new DomainError('allocation_payment_unknown', {}, [
      {
        pointer: '/companyId',
        code: 'allocation_payment_unknown',
        message: { ru: 'Такой компании нет', en: 'There is no such company' },
      },
    ]);
  const payments = await holdPayments(
    tx,
    said.lines.map(({ paymentId }) => paymentId),
  );
  const companyId = decideCompany(receipt, said, payments);
  if (said.invoiceId !== null) {
    const { lines = [] } = (await holdInvoice(tx, said.invoiceId)) ?? {};
    requireAsked(said, new Map(lines.map(({ paymentId, amountKopecks }) => [paymentId, amountKopecks])));
  }
  const allocated = receipt.allocatedKopecks + sum(said.lines.map(({ amountKopecks }) => amountKopecks));
  await decideReceipts(
    tx,
    now,
    [
      {
        id: receiptId,
        company_id: companyId,
        waiting_reason: null,
        allocated_kopecks: String(allocated),
      },
    ],
    said.lines.map(({ paymentId, amountKopecks }) => ({
      id: newId(),
      company_id: companyId,
      receipt_id: receiptId,
      payment_id: paymentId,
      amount_kopecks: String(amountKopecks),
      rule: 'operator',
      invoice_id: said.invoiceId,
      created_by: said.by,
    })),
  );
  return (await findReceipt(tx, receiptId)) ?? '';
}
