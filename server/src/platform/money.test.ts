import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideHalfUp, formatKopecks, fromWire, parseKopecks, sum, toWire, vatIncluded } from './money.ts';

const kopecks = fc.bigInt({ min: -(10n ** 17n) + 1n, max: 10n ** 17n - 1n });

test.each([
  ['125430.50', 12543050n],
  ['125430.5', 12543050n],
  ['700', 70000n],
  ['0.01', 1n],
  ['-0.01', -1n],
  ['-0.00', 0n],
  ['999999999999999.99', 99999999999999999n],
  ['', null],
  ['.50', null],
  ['1.', null],
  ['1.234', null],
  ['1,50', null],
  ['1e5', null],
  ['+1', null],
  [' 1', null],
  ['1\n', null],
  ['٣', null],
  ['1234567890123456', null],
])('parses %j', (text, expected) => expect(parseKopecks(text)).toBe(expected));

describe('on the wire', () => {
  test('always two digits', () => {
    expect(toWire(5n)).toEqual({ amount: '0.05', currency: 'RUB' });
    expect(formatKopecks(-12543050n)).toBe('-125430.50');
  });
  test('comes back as it went', () =>
    fc.assert(fc.property(kopecks, (amount) => fromWire(toWire(amount)) === amount)));
  test.each([
    { amount: '1.00', currency: 'USD' },
    { amount: 'a', currency: 'RUB' },
  ])('refuses $amount $currency', (money) => expect(() => fromWire(money)).toThrow(RangeError));
});

test.each([
  [5n, 2n, 3n],
  [-5n, 2n, -3n],
  [7n, 3n, 2n],
  [8n, 3n, 3n],
  [0n, 9n, 0n],
])('%i / %i is %i', (dividend, divisor, expected) => expect(divideHalfUp(dividend, divisor)).toBe(expected));

test('rounding is off by at most a half', () =>
  fc.assert(
    fc.property(kopecks, fc.bigInt({ min: 1n, max: 10n ** 9n }), (dividend, divisor) => {
      const error = 2n * (divideHalfUp(dividend, divisor) * divisor - dividend);
      return dividend < 0n ? -divisor <= error && error < divisor : -divisor < error && error <= divisor;
    }),
  ));

test.each([
  [18432050n, 22, 3323812n],
  [12000n, 20, 2000n],
  [100n, 20, 17n],
  [33n, 20, 6n],
  [12000n, 0, 0n],
  [-12200n, 22, -2200n],
])('VAT inside %i at %i %% is %i', (total, rate, vat) => expect(vatIncluded(total, rate)).toBe(vat));

test('a sum of nothing is nothing', () => {
  expect(sum([])).toBe(0n);
  expect(sum([1n, 2n, -4n])).toBe(-1n);
});
