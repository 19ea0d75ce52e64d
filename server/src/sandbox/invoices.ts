import type { Tx } from '../db/database.ts';
import { draftInvoice } from '../invoices/invoice.ts';
import { sellerOf } from '../invoices/paper.ts';
import { purposeOf } from '../invoices/purpose.ts';
import {
  findBuyer,
  findInvoicedPayments,
  insertInvoice,
  markCancelled,
  takeNumber,
} from '../invoices/store.ts';
import { sandboxLessor } from '../lessor.ts';
import { addDays, type CivilDate, yearOf } from '../platform/civil-date.ts';
import { seedId } from './random.ts';
import { instantOf } from './schedule.ts';
import { nameInvoice } from './store.ts';

const company = seedId('company', 'severny-put');
const accountant = 'Мельникова Ольга Петровна';
const truck = seedId('payment', 'severny-put-1', 'lease', 14);
const [vanPaid, van] = [5, 6].map((number) => seedId('payment', 'severny-put-2', 'lease', number)) as [
  string,
  string,
];

/** The invoices of «Северный путь»: one that money has paid, one made in error, one to be paid. */
export async function seedInvoices(tx: Tx, today: CivilDate): Promise<void> {
  const paid = await make(tx, 'paid', addDays(today, -32), [vanPaid]);
  await nameInvoice(tx, company, vanPaid, paid);
  const wrong = await make(tx, 'wrong', addDays(today, -4), [truck, van]);
  const cancelledAt = instantOf(addDays(today, -4), 9);
  await markCancelled(tx, company, wrong.id, { at: cancelledAt, name: accountant });
  await make(tx, 'open', addDays(today, -3), [truck]);
}

async function make(tx: Tx, key: string, issuedOn: CivilDate, paymentIds: string[]) {
  const scope = { companyId: company, contractIds: null };
  const found = await findInvoicedPayments(tx, scope, paymentIds);
  // As they were on the day, when nothing of them was paid.
  const payments = found.map((payment) => ({ ...payment, outstandingKopecks: payment.totalKopecks }));
  const asked = paymentIds.map((paymentId) => ({ paymentId, amountKopecks: null }));
  const draft = draftInvoice(asked, payments, issuedOn);
  const year = yearOf(issuedOn);
  const sequence = await takeNumber(tx, year);
  const lines = draft.lines.map((line) => ({ ...line.payment, ...line }));
  const invoice = {
    ...{ id: seedId('invoice', key), companyId: company, year, sequence, issuedOn, draft },
    purpose: purposeOf(`${year}-${sequence}`, issuedOn, lines),
    ...{ seller: sellerOf(sandboxLessor), buyer: await findBuyer(tx, company) },
    ...{ createdBy: accountant, createdAt: instantOf(issuedOn, 8) },
  };
  await insertInvoice(tx, invoice);
  return invoice;
}
