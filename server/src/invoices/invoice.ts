import type { PaymentKind } from '../db/schema.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import { DomainError, type InputError } from '../platform/errors.ts';
import { formatKopecks, type Kopecks, sum, vatIncluded } from '../platform/money.ts';
import { printedDay } from '../platform/words-ru.ts';

/** A payment that an invoice is asked for. */
export interface InvoicedPayment {
  readonly paymentId: string;
  readonly contractId: string;
  readonly contractNumber: string;
  readonly kind: PaymentKind;
  readonly number: number;
  readonly count: number;
  readonly dueOn: CivilDate;
  readonly netKopecks: Kopecks;
  readonly vatRatePercent: number;
  readonly vatKopecks: Kopecks;
  readonly totalKopecks: Kopecks;
  readonly outstandingKopecks: Kopecks;
}

/** A line as it is asked for; without an amount it is for all that is outstanding. */
export interface AskedLine {
  readonly paymentId: string;
  readonly amountKopecks: Kopecks | null;
}

export interface Totals {
  readonly netKopecks: Kopecks;
  readonly vatKopecks: Kopecks;
  readonly totalKopecks: Kopecks;
}

export interface DraftLine extends Totals {
  readonly payment: InvoicedPayment;
  readonly title: string;
  readonly vatRatePercent: number;
}

export interface InvoiceDraft extends Totals {
  readonly lines: readonly DraftLine[];
  readonly payBy: CivilDate;
}

/**
 * What an invoice asks for: whole payments with the VAT of the schedule, parts with the VAT inside the part. To be
 * paid by the earliest due date, at once where that is over.
 * @throws payment_not_found, payment_already_paid, invoice_payment_repeated, invoice_amount_out_of_range.
 */
export function draftInvoice(
  asked: readonly AskedLine[],
  payments: readonly InvoicedPayment[],
  today: CivilDate,
): InvoiceDraft {
  const byId = new Map(payments.map((payment) => [payment.paymentId, payment]));
  refuse('payment_not_found', asked, ({ paymentId }) => !byId.has(paymentId), {
    ru: 'Такого платежа нет, или он вам недоступен',
    en: 'There is no such payment, or it is not yours',
  });
  refuse(
    'invoice_payment_repeated',
    asked,
    ({ paymentId }, index) => asked.findIndex((line) => line.paymentId === paymentId) !== index,
    { ru: 'Этот платёж уже назван выше', en: 'This payment is named above already' },
  );
  const outstanding = ({ paymentId }: AskedLine) => byId.get(paymentId)?.outstandingKopecks ?? 0n;
  refuse('payment_already_paid', asked, (line) => outstanding(line) <= 0n, {
    ru: 'Платёж оплачен полностью',
    en: 'The payment is paid in full',
  });
  refuse(
    'invoice_amount_out_of_range',
    asked,
    (line) =>
      line.amountKopecks !== null && (line.amountKopecks <= 0n || line.amountKopecks > outstanding(line)),
    (line) => ({
      ru: `От 0.01 до ${formatKopecks(outstanding(line))}`,
      en: `From 0.01 to ${formatKopecks(outstanding(line))}`,
    }),
  );

  const lines = asked.flatMap(({ paymentId, amountKopecks }) => {
    const payment = byId.get(paymentId);
    return payment ? [lineOf(payment, amountKopecks ?? payment.outstandingKopecks)] : [];
  });
  const earliest = lines.map(({ payment }) => payment.dueOn).reduce((a, b) => (a < b ? a : b));
  return { lines, ...totalsOf(lines), payBy: earliest < today ? today : earliest };
}

function refuse(
  code:
    | 'payment_not_found'
    | 'payment_already_paid'
    | 'invoice_payment_repeated'
    | 'invoice_amount_out_of_range',
  asked: readonly AskedLine[],
  isWrong: (line: AskedLine, index: number) => boolean,
  message: { ru: string; en: string } | ((line: AskedLine) => { ru: string; en: string }),
): void {
  const field = code === 'invoice_amount_out_of_range' ? 'amount/amount' : 'paymentId';
  const errors = asked.flatMap((line, index): InputError[] =>
    isWrong(line, index)
      ? [
          {
            pointer: `/lines/${index}/${field}`,
            code,
            message: typeof message === 'function' ? message(line) : message,
          },
        ]
      : [],
  );
  if (errors.length > 0) throw new DomainError(code, {}, errors);
}

function lineOf(payment: InvoicedPayment, amountKopecks: Kopecks): DraftLine {
  const { vatRatePercent } = payment;
  const whole = amountKopecks === payment.totalKopecks;
  const vatKopecks = whole ? payment.vatKopecks : partVat(payment, amountKopecks);
  return {
    payment,
    title: titleOf(payment),
    netKopecks: amountKopecks - vatKopecks,
    vatRatePercent,
    vatKopecks,
    totalKopecks: amountKopecks,
  };
}

/** A payment without VAT (a penalty) has none in its parts, whatever rate it bears. */
const partVat = ({ vatKopecks, vatRatePercent }: InvoicedPayment, amountKopecks: Kopecks): Kopecks =>
  vatKopecks === 0n ? 0n : vatIncluded(amountKopecks, vatRatePercent);

export const totalsOf = (lines: readonly Totals[]): Totals => ({
  netKopecks: sum(lines.map((line) => line.netKopecks)),
  vatKopecks: sum(lines.map((line) => line.vatKopecks)),
  totalKopecks: sum(lines.map((line) => line.totalKopecks)),
});

const KINDS: Record<PaymentKind, string> = {
  advance: 'Авансовый платёж',
  lease: 'Лизинговый платёж',
  buyout: 'Выкупной платёж',
  penalty: 'Пени',
  fee: 'Комиссия',
};

/** «Лизинговый платёж 14 из 36 по договору лизинга ДЛ-2025/0418, срок 17.11.2026». */
function titleOf({ kind, number, count, contractNumber, dueOn }: InvoicedPayment): string {
  const place = count > 1 ? ` ${number} из ${count}` : '';
  return `${KINDS[kind]}${place} по договору лизинга ${contractNumber}, срок ${printedDay(dueOn)}`;
}

export type InvoiceStatus = 'open' | 'paid' | 'settled' | 'cancelled';

/** @throws invoice_already_cancelled, invoice_already_paid. */
export function requireCancellable(status: InvoiceStatus): void {
  if (status === 'cancelled') throw new DomainError('invoice_already_cancelled');
  if (status === 'paid') throw new DomainError('invoice_already_paid');
}
