import { expect, test } from 'vitest';
import { readAmount, typedAmount } from './amount.ts';

const most = { amount: '184320.50', currency: 'RUB' } as const;

test.each([
  ['184320,50', '184320.50'],
  ['184 320.5', '184320.50'],
  ['184\u00a0320', '184320.00'],
  ['0,01', '0.01'],
  ['0', null],
  ['-5', null],
  ['184320,51', null],
  ['1,234', null],
  ['сто', null],
  ['', null],
])('«%s» is %s', (text, amount) => {
  expect(readAmount(text, most)?.amount ?? null).toBe(amount);
});

test('what is offered is what is read', () => {
  expect(readAmount(typedAmount(most), most)).toEqual(most);
});
