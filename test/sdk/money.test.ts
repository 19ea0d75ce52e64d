import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addMoney,
  compareMoney,
  fromKopecks,
  isZero,
  subtractMoney,
  toKopecks,
} from '../../sdk/src/index.ts';

const rub = (amount: string) => ({ amount, currency: 'RUB' as const });
const kopecks = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });

it.each([
  ['125430.50', 12543050n],
  ['0.00', 0n],
  ['0.05', 5n],
  ['-0.05', -5n],
  ['-12.30', -1230n],
  ['90071992547409.93', 9007199254740993n],
])('%s is %s kopecks', (amount, expected) => {
  expect(toKopecks(rub(amount))).toBe(expected);
  expect(fromKopecks(expected)).toEqual(rub(amount));
});

it.each(['1', '1.5', '1,50', '', 'NaN', '1e3', ' 1.00', '1.000'])('refuses %j', (amount) => {
  expect(() => toKopecks(rub(amount))).toThrow(RangeError);
});

it('goes there and back exactly', () => {
  fc.assert(fc.property(kopecks, (sum) => toKopecks(fromKopecks(sum)) === sum));
});

it('adds, subtracts and compares as whole numbers do', () => {
  fc.assert(
    fc.property(kopecks, kopecks, (a, b) => {
      expect(toKopecks(addMoney(fromKopecks(a), fromKopecks(b)))).toBe(a + b);
      expect(toKopecks(subtractMoney(fromKopecks(a), fromKopecks(b)))).toBe(a - b);
      expect(compareMoney(fromKopecks(a), fromKopecks(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
  expect(addMoney()).toEqual(rub('0.00'));
  expect(isZero(rub('0.00'))).toBe(true);
  expect(isZero(rub('0.01'))).toBe(false);
});
