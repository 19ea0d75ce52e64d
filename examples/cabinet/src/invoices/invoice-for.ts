import { addMoney, compareMoney, type InvoiceDetail, type Payment } from '@element-cabinet/sdk';
import { cabinet } from '@element-cabinet/ui/session';

/** The open invoice for exactly what these payments lack, else a new one: who comes back pays by the same number. */
export async function invoiceFor(companyId: string, payments: readonly Payment[]): Promise<InvoiceDetail> {
  return (
    (await openInvoiceFor(companyId, payments)) ??
    cabinet.invoices.create({ companyId, body: { lines: payments.map(({ id }) => ({ paymentId: id })) } })
  );
}

async function openInvoiceFor(companyId: string, payments: readonly Payment[]) {
  const sum = addMoney(...payments.map(({ outstanding }) => outstanding));
  const { items } = await cabinet.invoices.list({ companyId, status: 'open' });
  const alike = items.find(
    ({ payable, payments: count, total }) =>
      count === payments.length && compareMoney(payable, sum) === 0 && compareMoney(total, sum) === 0,
  );
  if (!alike) return undefined;
  const invoice = await cabinet.invoices.get({ companyId, invoiceId: alike.id });
  const wanted = new Map(payments.map(({ id, outstanding }) => [id, outstanding]));
  const same = invoice.lines.every(({ paymentId, total: asked }) => {
    const outstanding = wanted.get(paymentId);
    return outstanding !== undefined && compareMoney(asked, outstanding) === 0;
  });
  return same ? invoice : undefined;
}
