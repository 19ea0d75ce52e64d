import { expect, test } from 'vitest';
import {
  buyoutLineTitle,
  formatPhone,
  reconciliationTitle,
  regionName,
  regionsOf,
} from '../../sdk/src/format/index.ts';

const payment = { id: '1', kind: 'lease', number: 14, count: 36, dueOn: '2026-11-17' } as const;
const money = { amount: '1.00', currency: 'RUB' } as const;
const line = { net: money, vatRatePercent: 22, vat: money, total: money };

test.each([
  [{ payment, documentNumber: null, documentDate: null }, 'Payment 14 of 36'],
  [
    { payment: null, documentNumber: '118', documentDate: '2026-11-16' },
    'Payment order No. 118 of 2026-11-16',
  ],
])('a line of an act is named in both languages', (document, en) => {
  const about = { on: '2026-11-17', type: 'charge', title: 'Как в акте', receiptId: null } as const;
  const entry = { ...about, debit: null, credit: null, balance: money, ...document };
  expect(reconciliationTitle(entry, 'ru')).toBe('Как в акте');
  expect(reconciliationTitle(entry, 'en').replaceAll('\u00A0', ' ')).toBe(en);
});

test.each([
  [{ kind: 'debt', payment, payments: null }, 'Payment 14 of 36, due on 2026-11-17'],
  [{ kind: 'present_value', payment: null, payments: 22 }, 'The value of later payments (22 payments)'],
  [{ kind: 'fee', payment: null, payments: null }, 'The fee'],
] as const)('a line of a quote is named in both languages', (about, en) => {
  expect(buyoutLineTitle({ ...line, ...about, title: 'Как в расчёте' }, 'ru')).toBe('Как в расчёте');
  expect(buyoutLineTitle({ ...line, ...about, title: '' }, 'en').replaceAll('\u00A0', ' ')).toBe(en);
});

test('a Russian telephone number is grouped, another is left alone', () => {
  expect(formatPhone('+79991234567')).toBe('+7\u00A0999\u00A0123-45-67');
  expect(formatPhone('+375291234567')).toBe('+375291234567');
});

test('regions are in the order of their names in a language, all 89', () => {
  expect(regionsOf('ru')).toHaveLength(89);
  expect(regionsOf('ru').at(0)).toBe('Алтайский край');
  expect(regionName(regionsOf('en').at(0) ?? 'Москва', 'en')).toBe('Altai Krai');
});
