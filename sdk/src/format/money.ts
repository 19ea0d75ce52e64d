import type { Money } from '../types.gen.ts';
import type { Locale } from './words.ts';

/** The pieces of a sum; joined in this order they are `formatMoney`. */
export interface MoneyParts {
  /** A true minus, or nothing. */
  sign: '−' | '';
  /** Whole roubles in groups of three: `1 254 300`, with no-break spaces in Russian. */
  rubles: string;
  /** With its separator: `,50`. */
  kopecks: string;
  /** ` ₽`, with a no-break space before it. */
  currency: string;
}

/** A sum in pieces, for setting the kopecks smaller. */
export function moneyParts({ amount }: Money, locale: Locale): MoneyParts {
  const negative = amount.startsWith('-');
  const [rubles = '0', kopecks = '00'] = amount.slice(negative ? 1 : 0).split('.');
  const [group, point] = locale === 'ru' ? ['\u00A0', ','] : [',', '.'];
  return {
    sign: negative ? '−' : '',
    rubles: rubles.replace(/\B(?=(\d{3})+$)/g, group),
    kopecks: point + kopecks,
    currency: '\u00A0₽',
  };
}

/**
 * A sum as people read it, with no-break spaces.
 * @example formatMoney({ amount: '1254300.50', currency: 'RUB' }, 'ru') // '1 254 300,50 ₽'
 */
export function formatMoney(money: Money, locale: Locale): string {
  const { sign, rubles, kopecks, currency } = moneyParts(money, locale);
  return sign + rubles + kopecks + currency;
}
