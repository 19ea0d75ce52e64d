import type { PaymentKind } from '../db/schema.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import { type Kopecks, sum } from '../platform/money.ts';
import { asWindows1251 } from '../platform/windows-1251.ts';
import { printedAmount, printedDay } from '../platform/words-ru.ts';

/** Banks cut a purpose off after so many characters. */
export const MAX_PURPOSE = 210;

export interface PurposeLine {
  readonly contractNumber: string;
  readonly kind: PaymentKind;
  readonly number: number;
  readonly vatRatePercent: number;
  readonly vatKopecks: Kopecks;
}

/**
 * The purpose of the payment, made once for all forms: «Оплата по счёту № 2026-118 от 25.11.2026 по договору лизинга
 * ДЛ-2025/0418, платёж 14. В т.ч. НДС 22 % 33 238,12 руб.» What does not fit is left out from its least important end:
 * the payments, then contracts from the last one. Every character is one that windows-1251 has.
 */
export function purposeOf(number: string, issuedOn: CivilDate, lines: readonly PurposeLine[]): string {
  const head = `Оплата по счёту № ${number} от ${printedDay(issuedOn)}`;
  const tail = `. ${vatText(lines)}`;
  const contracts = [...groups(lines, (line) => line.contractNumber)].map(([contract, ofIt]) => ({
    contract: asWindows1251(contract),
    payments: paymentsText(ofIt),
  }));
  const several = contracts.length > 1;
  const about = several ? ' по договорам лизинга ' : ' по договору лизинга ';
  const names = contracts.map(({ contract }) => contract);
  const candidates = [
    about +
      contracts
        .map(({ contract, payments }) => (several ? `${contract} (${payments})` : `${contract}, ${payments}`))
        .join(', '),
    about + names.join(', '),
    ...names.map((_, left) => `${about}${names.slice(0, -1 - left).join(', ')} и др`).slice(0, -1),
  ];
  const fits = (middle: string) => [...head, ...middle, ...tail].length <= MAX_PURPOSE;
  return head + (candidates.find(fits) ?? '') + tail;
}

const KINDS: Record<PaymentKind, readonly [one: string, many: string]> = {
  advance: ['аванс', 'авансы'],
  lease: ['платёж', 'платежи'],
  buyout: ['выкупной платёж', 'выкупные платежи'],
  penalty: ['пени', 'пени'],
  fee: ['комиссия', 'комиссии'],
};

/** «платежи 14, 15, пени 2». */
function paymentsText(lines: readonly PurposeLine[]): string {
  return [...groups(lines, ({ kind }) => kind)]
    .map(([kind, ofIt]) => {
      const numbers = ofIt.map(({ number }) => number).sort((a, b) => a - b);
      return `${KINDS[kind][numbers.length > 1 ? 1 : 0]} ${numbers.join(', ')}`;
    })
    .join(', ');
}

function vatText(lines: readonly PurposeLine[]): string {
  const rates = vatByRate(lines);
  if (rates.length === 0) return 'НДС не облагается.';
  // A purpose holds plain spaces: some banks refuse no-break ones.
  const parts = rates.map(
    ({ vatRatePercent, vatKopecks }) =>
      `НДС ${vatRatePercent} % ${printedAmount(vatKopecks).replaceAll('\u00a0', ' ')} руб.`,
  );
  return `В т.ч. ${parts.join(', ')}`;
}

/** The VAT of an invoice by rate, the highest first; lines without VAT are in none. */
export function vatByRate(
  lines: readonly { readonly vatRatePercent: number; readonly vatKopecks: Kopecks }[],
): { vatRatePercent: number; vatKopecks: Kopecks }[] {
  const taxed = lines.filter(({ vatKopecks }) => vatKopecks > 0n);
  return [...groups(taxed, (line) => line.vatRatePercent)]
    .map(([vatRatePercent, ofIt]) => ({
      vatRatePercent,
      vatKopecks: sum(ofIt.map(({ vatKopecks }) => vatKopecks)),
    }))
    .sort((a, b) => b.vatRatePercent - a.vatRatePercent);
}

/** In the order in which each key comes first. */
function groups<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
  return found;
}
