import type { Success } from '../http/handlers.ts';
import { civilDate } from '../platform/civil-date.ts';
import { fromWire } from '../platform/money.ts';
import { type InvoicePaper, type IssuedInvoice, paperOf } from './paper.ts';

type Invoice = Success<'getInvoice'>;
/** What the store finds: the wire's invoice without what is made of it. */
type Found = Omit<Invoice, 'amountInWords' | 'qrPayload'>;

export function toPaper(found: unknown): InvoicePaper {
  const invoice = found as Found;
  const totals = ({ net, vat, total }: Pick<Found, 'net' | 'vat' | 'total'>) => ({
    netKopecks: fromWire(net),
    vatKopecks: fromWire(vat),
    totalKopecks: fromWire(total),
  });
  const issued: IssuedInvoice = {
    ...totals(invoice),
    number: invoice.number,
    sequence: Number(invoice.number.split('-')[1]),
    issuedOn: civilDate(invoice.issuedOn),
    payBy: civilDate(invoice.payBy),
    createdAt: new Date(invoice.createdAt),
    cancelled: invoice.cancelledAt !== null,
    seller: invoice.seller,
    buyer: invoice.buyer,
    purpose: invoice.purpose,
    lines: invoice.lines.map((line) => ({
      ...totals(line),
      title: line.title,
      contractNumber: line.contract.number,
      vatRatePercent: line.vatRatePercent,
    })),
  };
  return paperOf(issued);
}

export function toInvoiceWire(found: unknown): Invoice {
  const { amountInWords, qr } = toPaper(found);
  return { ...(found as Found), amountInWords, qrPayload: qr?.text ?? null };
}
