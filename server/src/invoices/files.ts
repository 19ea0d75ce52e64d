import { civilDateIn } from '../platform/civil-date.ts';
import { DomainError } from '../platform/errors.ts';
import { qrPng } from '../platform/qr.ts';
import { makeInvoicePdf } from './invoice-pdf.ts';
import { makeInvoiceXlsx } from './invoice-xlsx.ts';
import type { InvoicePaper } from './paper.ts';
import { makePaymentOrder } from './payment-order.ts';

export type FileFormat = 'pdf' | 'xlsx' | 'qr' | '1c';
export type InvoiceFile = { content: Buffer; contentType: string; fileName: string };

/**
 * An invoice as a file.
 * @param now is when the payment order is made.
 * @throws invoice_already_cancelled where a cancelled one is asked for what it would be paid with.
 */
export async function makeFile(
  paper: InvoicePaper,
  format: FileFormat,
  now: Date,
  timeZone: string,
): Promise<InvoiceFile> {
  const { number, qr } = paper;
  switch (format) {
    case 'pdf':
      return {
        content: await makeInvoicePdf(paper),
        contentType: 'application/pdf',
        fileName: `Счёт ${number}.pdf`,
      };
    case 'xlsx':
      return {
        content: await makeInvoiceXlsx(paper),
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        fileName: `Счёт ${number}.xlsx`,
      };
    case 'qr':
      if (qr === null) throw new DomainError('invoice_already_cancelled');
      return { content: await qrPng(qr.bytes), contentType: 'image/png', fileName: `Счёт ${number} QR.png` };
    case '1c': {
      if (qr === null) throw new DomainError('invoice_already_cancelled');
      const time = now.toLocaleTimeString('en-GB', { timeZone, hour12: false });
      return {
        content: makePaymentOrder(paper, { day: civilDateIn(timeZone, now), time }),
        contentType: 'text/plain; charset=windows-1251',
        fileName: '1c_to_kl.txt',
      };
    }
  }
}
