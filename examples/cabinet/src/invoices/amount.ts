import { fromKopecks, type Money, toKopecks } from '@element-cabinet/sdk';

/** `184 320,50`: a sum as it stands in a field. */
export const typedAmount = ({ amount }: Money): string =>
  amount.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '\u00a0');

/** What was typed, from 0.01 to the most; null when it is not such a sum. Spaces and a point are taken too. */
export function readAmount(text: string, most: Money): Money | null {
  const [, rubles, fraction = ''] = /^(\d{1,15})(?:[.,](\d{1,2}))?$/.exec(text.replaceAll(/\s/g, '')) ?? [];
  if (rubles === undefined) return null;
  const kopecks = BigInt(rubles + fraction.padEnd(2, '0'));
  return kopecks > 0n && kopecks <= toKopecks(most) ? fromKopecks(kopecks) : null;
}
