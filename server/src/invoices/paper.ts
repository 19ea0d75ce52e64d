import type { Lessor } from '../lessor.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { Kopecks } from '../platform/money.ts';
import { amountInWords } from '../platform/words-ru.ts';
import type { Totals } from './invoice.ts';
import { makePaymentQr, type PaymentQr } from './payment-qr.ts';
import { vatByRate } from './purpose.ts';

export interface Seller {
  readonly name: string;
  readonly inn: string;
  readonly kpp: string | null;
  readonly address: string;
  readonly bank: {
    readonly name: string;
    readonly bik: string;
    readonly account: string;
    readonly correspondentAccount: string;
  };
}

/** Of the lessor's settings, what an invoice keeps. */
export const sellerOf = ({ name, inn, kpp, address, bank }: Lessor): Seller => ({
  name,
  inn,
  kpp,
  address,
  bank,
});

export interface Buyer {
  readonly name: string;
  readonly inn: string;
  readonly kpp: string | null;
  readonly address: string | null;
}

export interface PaperLine extends Totals {
  readonly title: string;
  readonly contractNumber: string;
  readonly vatRatePercent: number;
}

/** An invoice as it was issued. */
export interface IssuedInvoice extends Totals {
  readonly number: string;
  /** The number within its year. */
  readonly sequence: number;
  readonly issuedOn: CivilDate;
  readonly payBy: CivilDate;
  readonly createdAt: Date;
  readonly cancelled: boolean;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly purpose: string;
  readonly lines: readonly PaperLine[];
}

/** The one shape that every form is made of, so that all say the same sums, account and purpose. */
export interface InvoicePaper extends IssuedInvoice {
  readonly amountInWords: string;
  readonly vatByRate: readonly { readonly vatRatePercent: number; readonly vatKopecks: Kopecks }[];
  /** Null when cancelled: it is not to be paid. */
  readonly qr: PaymentQr | null;
}

export const paperOf = (invoice: IssuedInvoice): InvoicePaper => ({
  ...invoice,
  amountInWords: amountInWords(invoice.totalKopecks),
  vatByRate: vatByRate(invoice.lines),
  qr: invoice.cancelled ? null : paymentQrOf(invoice),
});

/** @throws QrMisfit where a requisite has no room in the standard. */
export const paymentQrOf = ({
  seller,
  totalKopecks,
  purpose,
}: Pick<IssuedInvoice, 'seller' | 'totalKopecks' | 'purpose'>): PaymentQr =>
  makePaymentQr({
    name: seller.name,
    account: seller.bank.account,
    bankName: seller.bank.name,
    bik: seller.bank.bik,
    correspondentAccount: seller.bank.correspondentAccount,
    amountKopecks: totalKopecks,
    purpose,
    inn: seller.inn,
    kpp: seller.kpp,
  });
