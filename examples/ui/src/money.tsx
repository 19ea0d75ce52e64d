import type { Money as MoneyValue } from '@element-cabinet/sdk';
import { moneyParts } from '@element-cabinet/sdk/format';
import { locale } from './i18n.ts';

/** A sum with its kopecks smaller. */
export function Money({ value }: { value: MoneyValue }) {
  const { sign, rubles, kopecks, currency } = moneyParts(value, locale.value);
  return (
    <span class="num">
      {sign}
      {rubles}
      <span class="kopecks">{kopecks}</span>
      {currency}
    </span>
  );
}
