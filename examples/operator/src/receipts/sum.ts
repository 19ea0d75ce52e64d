import type { Money } from '@element-cabinet/sdk';

/** Reads a sum as people type it: `12 300,5`; null when it is none, or zero. */
export function readSum(text: string): Money | null {
  const [, roubles, fraction = ''] = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text.replaceAll(/\s/g, '')) ?? [];
  if (roubles === undefined) return null;
  const amount = `${BigInt(roubles)}.${fraction.padEnd(2, '0')}`;
  return amount === '0.00' ? null : { amount, currency: 'RUB' };
}

/** A sum for an input: `12300,50`. */
export const writeSum = ({ amount }: Money): string => amount.replace('.', ',');
