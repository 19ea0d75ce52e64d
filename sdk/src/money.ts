import type { Money } from './types.gen.ts';

/**
 * The sum in kopecks, exactly.
 * @throws RangeError when the amount is not a decimal string with two digits.
 * @example toKopecks({ amount: '125430.50', currency: 'RUB' }) // 12543050n
 */
export function toKopecks(money: Money): bigint {
  if (!/^-?\d+\.\d{2}$/.test(money.amount)) throw new RangeError(`not an amount: ${money.amount}`);
  return BigInt(money.amount.replace('.', ''));
}

/**
 * The wire form of a sum in kopecks.
 * @example fromKopecks(12543050n) // { amount: '125430.50', currency: 'RUB' }
 */
export function fromKopecks(kopecks: bigint): Money {
  const digits = String(kopecks < 0n ? -kopecks : kopecks).padStart(3, '0');
  return { amount: `${kopecks < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`, currency: 'RUB' };
}

/**
 * The sum of any number of sums; of none it is zero.
 * @example addMoney(...payments.map((payment) => payment.outstanding))
 */
export function addMoney(...sums: readonly Money[]): Money {
  return fromKopecks(sums.reduce((total, sum) => total + toKopecks(sum), 0n));
}

/** `from` less `what`; below zero when `what` is more. */
export function subtractMoney(from: Money, what: Money): Money {
  return fromKopecks(toKopecks(from) - toKopecks(what));
}

/** -1, 0 or 1, for sorting from the smallest sum. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  const difference = toKopecks(a) - toKopecks(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Whether the sum is exactly nothing. */
export function isZero(money: Money): boolean {
  return toKopecks(money) === 0n;
}
