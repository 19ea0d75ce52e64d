import type { ScheduleChange } from '@element-cabinet/sdk';

export const kinds = ['payment_day', 'prolongation', 'seasonality', 'bigger_buyout'] as const;
export type Kind = (typeof kinds)[number];

/** What the address says of a wish: its kind and value, `5` or `1,1,1,1,1,1,2,4,4,4,2,1` or `250000.00`. */
export interface Wish {
  kind: Kind;
  value: string;
}

export const kindOf = (text: string | undefined): Kind =>
  kinds.find((kind) => kind === text) ?? 'payment_day';

/** The request for a wish; null while its value is none. */
export function changeOf({ kind, value }: Wish): ScheduleChange | null {
  const number = /^\d{1,2}$/.test(value) ? Number(value) : null;
  switch (kind) {
    case 'payment_day':
      return number && number <= 31 ? { kind, dayOfMonth: number } : null;
    case 'prolongation':
      return number && number <= 60 ? { kind, payments: number } : null;
    case 'seasonality': {
      const weights = value.split(',').map(Number);
      const fine =
        weights.length === 12 && weights.every((weight) => Number.isInteger(weight) && weight <= 100);
      return fine && value !== '' ? { kind, weights } : null;
    }
    case 'bigger_buyout': {
      const amount = amountOf(value);
      return amount === null ? null : { kind, buyout: { amount, currency: 'RUB' } };
    }
  }
}

/** `250 000,5` as people write it is `250000.50`. */
export function amountOf(text: string): string | null {
  const [, rubles, kopecks = ''] =
    /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0]/g, '')) ?? [];
  return rubles === undefined ? null : `${rubles}.${kopecks.padEnd(2, '0')}`;
}
