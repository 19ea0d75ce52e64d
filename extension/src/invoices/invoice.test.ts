import type { InvoiceDetail } from '@element-cabinet/sdk';
import { describe, expect, it } from 'vitest';
import { asksForAll, requisitesOf } from './invoice.ts';

const rub = (amount: string) => ({ amount, currency: 'RUB' as const });
const line = (paymentId: string, outstanding: string) =>
  ({ paymentId, total: rub('100.00'), outstanding: rub(outstanding) }) as InvoiceDetail['lines'][number];

function invoice(change: Partial<InvoiceDetail> = {}): InvoiceDetail {
  return {
    status: 'open',
    payable: rub('184320.50'),
    purpose: 'Оплата по счёту № 2026-118',
    lines: [line('p1', '184320.50')],
    seller: {
      name: 'АО «Образцовый лизинг»',
      inn: '7700090411',
      kpp: '770001001',
      address: 'Москва',
      bank: {
        name: 'АО «Образцовый банк», г. Москва',
        bik: '044500999',
        account: '40701810300000001547',
        correspondentAccount: '30101810500000000999',
      },
    },
    ...change,
  } as InvoiceDetail;
}

describe('an invoice is used again', () => {
  it.each([
    ['it is open and asks for all that is lacking', invoice(), true],
    ['not when it is of another payment', invoice({ lines: [line('p2', '184320.50')] }), false],
    ['not when it is of two', invoice({ lines: [line('p1', '184320.50'), line('p2', '1.00')] }), false],
    ['not when more is lacking than it asks for', invoice({ lines: [line('p1', '200000.00')] }), false],
    ['not when it was paid', invoice({ status: 'paid' }), false],
    ['not when it was settled otherwise', invoice({ status: 'settled' }), false],
    ['not when it was cancelled', invoice({ status: 'cancelled', payable: rub('0.00') }), false],
  ])('%s', (_, of, used) => {
    expect(asksForAll(of, 'p1')).toBe(used);
  });
});

describe('the requisites', () => {
  const names = {
    payee: 'Получатель',
    inn: 'ИНН',
    kpp: 'КПП',
    account: 'Счёт',
    bik: 'БИК',
    bank: 'Банк',
    correspondentAccount: 'Корр. счёт',
    sum: 'Сумма',
    purpose: 'Назначение платежа',
  };

  it('are a line each', () => {
    expect(requisitesOf(invoice(), names).split('\n')).toEqual([
      'Получатель: АО «Образцовый лизинг»',
      'ИНН: 7700090411',
      'КПП: 770001001',
      'Счёт: 40701810300000001547',
      'БИК: 044500999',
      'Банк: АО «Образцовый банк», г. Москва',
      'Корр. счёт: 30101810500000000999',
      'Сумма: 184320.50',
      'Назначение платежа: Оплата по счёту № 2026-118',
    ]);
  });

  it('have no KPP where there is none', () => {
    const of = invoice({ seller: { ...invoice().seller, kpp: null } });
    expect(requisitesOf(of, names)).not.toContain('КПП');
  });
});
