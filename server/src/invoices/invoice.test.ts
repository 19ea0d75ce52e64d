import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../platform/civil-date.ts';
import { DomainError } from '../platform/errors.ts';
import { sum, vatIncluded } from '../platform/money.ts';
import { type AskedLine, draftInvoice, type InvoicedPayment } from './invoice.ts';

const today = civilDate('2026-11-25');
const payment = (more: Partial<InvoicedPayment> = {}): InvoicedPayment => ({
  paymentId: 'p1',
  contractId: 'c1',
  contractNumber: 'ДЛ-2025/0418',
  kind: 'lease',
  number: 14,
  count: 36,
  dueOn: civilDate('2026-12-17'),
  netKopecks: 15_108_239n,
  vatRatePercent: 22,
  // A kopeck off the formula, as a schedule that rounds its own way has it.
  vatKopecks: 3_323_811n,
  totalKopecks: 18_432_050n,
  outstandingKopecks: 18_432_050n,
  ...more,
});
const ask = (paymentId = 'p1', amountKopecks: bigint | null = null): AskedLine => ({
  paymentId,
  amountKopecks,
});
const refusal = (asked: AskedLine[], payments: InvoicedPayment[]) => {
  try {
    draftInvoice(asked, payments, today);
  } catch (error) {
    if (error instanceof DomainError) return [error.code, ...error.errors.map(({ pointer }) => pointer)];
    throw error;
  }
  return null;
};

describe('a draft', () => {
  it('asks for a whole payment with the VAT of its schedule', () => {
    const draft = draftInvoice([ask()], [payment()], today);
    expect(draft.lines[0]).toMatchObject({
      title: 'Лизинговый платёж 14 из 36 по договору лизинга ДЛ-2025/0418, срок 17.12.2026',
      netKopecks: 15_108_239n,
      vatKopecks: 3_323_811n,
      totalKopecks: 18_432_050n,
    });
    expect(draft.payBy).toBe('2026-12-17');
  });

  it('asks for what is left of one paid in part, or for the part that was asked, with the VAT inside', () => {
    const part = payment({ outstandingKopecks: 10_000_001n });
    expect(draftInvoice([ask()], [part], today)).toMatchObject({
      totalKopecks: 10_000_001n,
      vatKopecks: vatIncluded(10_000_001n, 22),
    });
    expect(draftInvoice([ask('p1', 1n)], [part], today)).toMatchObject({ totalKopecks: 1n, vatKopecks: 0n });
  });

  it('has no VAT in a part of what bears none', () => {
    const penalty = payment({ kind: 'penalty', count: 1, netKopecks: 18_432_050n, vatKopecks: 0n });
    const [line] = draftInvoice([ask('p1', 500n)], [penalty], today).lines;
    expect(line).toMatchObject({
      title: 'Пени по договору лизинга ДЛ-2025/0418, срок 17.12.2026',
      vatKopecks: 0n,
    });
  });

  it('is to be paid by the earliest due date, and at once where that is over', () => {
    const at = (dueOn: string, id: string) => payment({ paymentId: id, dueOn: civilDate(dueOn) });
    const both = [ask('p1'), ask('p2')];
    expect(draftInvoice(both, [at('2026-12-17', 'p1'), at('2026-12-01', 'p2')], today).payBy).toBe(
      '2026-12-01',
    );
    expect(draftInvoice(both, [at('2026-12-17', 'p1'), at('2026-10-01', 'p2')], today).payBy).toBe(today);
  });

  it('is refused with the lines that are wrong', () => {
    const paid = payment({ paymentId: 'p2', outstandingKopecks: 0n });
    expect(refusal([ask('p1'), ask('nobody')], [payment()])).toEqual([
      'payment_not_found',
      '/lines/1/paymentId',
    ]);
    expect(refusal([ask(), ask()], [payment()])).toEqual(['invoice_payment_repeated', '/lines/1/paymentId']);
    expect(refusal([ask(), ask('p2')], [payment(), paid])).toEqual([
      'payment_already_paid',
      '/lines/1/paymentId',
    ]);
    for (const amount of [0n, -1n, 18_432_051n])
      expect(refusal([ask('p1', amount)], [payment()])).toEqual([
        'invoice_amount_out_of_range',
        '/lines/0/amount/amount',
      ]);
  });

  it('sums up: lines to totals, VAT and net to the whole, to the kopeck', () => {
    const kopecks = fc.bigInt(1n, 10n ** 12n);
    const line = fc.record({ total: kopecks, paid: kopecks, asked: kopecks, rate: fc.constantFrom(20, 22) });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 100 }), (drawn) => {
        const payments = drawn.map(({ total, paid, rate }, index) => {
          const vatKopecks = vatIncluded(total, rate);
          return payment({
            ...{ paymentId: `p${index}`, vatRatePercent: rate, vatKopecks, netKopecks: total - vatKopecks },
            ...{ totalKopecks: total, outstandingKopecks: total - (paid % total) },
          });
        });
        const asked = payments.map(({ paymentId, outstandingKopecks }, index) =>
          ask(paymentId, index % 2 ? null : 1n + ((drawn[index]?.asked ?? 0n) % outstandingKopecks)),
        );
        const draft = draftInvoice(asked, payments, today);
        for (const one of [draft, ...draft.lines])
          expect(one.netKopecks + one.vatKopecks).toBe(one.totalKopecks);
        expect(draft.totalKopecks).toBe(sum(draft.lines.map(({ totalKopecks }) => totalKopecks)));
        expect(draft.vatKopecks).toBe(sum(draft.lines.map(({ vatKopecks }) => vatKopecks)));
        for (const { payment: of, totalKopecks } of draft.lines)
          expect(totalKopecks <= of.outstandingKopecks && totalKopecks > 0n).toBe(true);
      }),
    );
  });
});
