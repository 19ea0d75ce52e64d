/** Money inside the server is whole kopecks in a `bigint`; it is never a float. */
export type Kopecks = bigint;

/** Money on the wire: a decimal with exactly two digits after the point. */
export type Money = { amount: string; currency: 'RUB' };

/** Reads `125430.50`, `125430.5` or `125430`, up to 15 digits of roubles; null when the text is not such a number. */
export function parseKopecks(text: string): Kopecks | null {
  const [, sign, rubles, fraction = ''] = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (rubles === undefined) return null;
  const kopecks = BigInt(rubles + fraction.padEnd(2, '0'));
  return sign ? -kopecks : kopecks;
}

/** `12543050n` is `125430.50`. */
export function formatKopecks(kopecks: Kopecks): string {
  const digits = `${kopecks < 0n ? -kopecks : kopecks}`.padStart(3, '0');
  return `${kopecks < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const toWire = (kopecks: Kopecks): Money => ({ amount: formatKopecks(kopecks), currency: 'RUB' });

/** Of money that the contract has validated; throws a RangeError on anything else. */
export function fromWire(money: { amount: string; currency: string }): Kopecks {
  const kopecks = money.currency === 'RUB' ? parseKopecks(money.amount) : null;
  if (kopecks === null) throw new RangeError('not an amount of roubles');
  return kopecks;
}

export const sum = (amounts: Iterable<Kopecks>): Kopecks => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
};

/** Rounds half away from zero, so that a refund mirrors its charge. The divisor is positive. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const rounded = (2n * (dividend < 0n ? -dividend : dividend) + divisor) / (2n * divisor);
  return dividend < 0n ? -rounded : rounded;
}

/** The VAT inside a total: total × rate / (100 + rate). The rate is in whole per cent. */
export function vatIncluded(total: Kopecks, vatRatePercent: number): Kopecks {
  const rate = BigInt(vatRatePercent);
  return divideHalfUp(total * rate, 100n + rate);
}
