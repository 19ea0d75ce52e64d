import type { PaymentKind } from '../../db/money-schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { Kopecks } from '../../platform/money.ts';
import { amountInWords, printedAmount, printedDay } from '../../platform/words-ru.ts';
import type { Entry } from './reconciliation.ts';

const nbsp = '\u00a0';

const kinds: Record<PaymentKind, string> = {
  advance: 'Аванс',
  lease: 'Лизинговый платёж',
  buyout: 'Выкупной платёж',
  penalty: 'Пени',
  fee: 'Комиссия',
};

/** «Лизинговый платёж 14 из 36»; the only one of its kind needs no number. */
export function paymentTitle({ kind, number, count }: { kind: PaymentKind; number: number; count: number }) {
  return count === 1 ? kinds[kind] : `${kinds[kind]} ${number}${nbsp}из${nbsp}${count}`;
}

/** What the act calls the document of a line. */
export const titleOf = (entry: Entry): string =>
  entry.type === 'charge'
    ? paymentTitle(entry)
    : `Платёжное поручение №${nbsp}${entry.number} от ${printedDay(entry.documentDate)}`;

export type Owes = 'lessee' | 'lessor' | 'nobody';
export const owesBy = (closing: Kopecks): Owes =>
  closing > 0n ? 'lessee' : closing < 0n ? 'lessor' : 'nobody';

/** Who owes whom on the last day, with the sum in words. */
export function conclusionOf(
  closing: Kopecks,
  { to, lessor, lessee }: { to: CivilDate; lessor: { name: string }; lessee: { name: string } },
): string {
  const day = printedDay(to);
  if (closing === 0n) return `На ${day} взаимная задолженность ${lessor.name} и ${lessee.name} отсутствует.`;
  const [debtor, creditor] = closing > 0n ? [lessee, lessor] : [lessor, lessee];
  const amount = closing > 0n ? closing : -closing;
  return `На ${day} задолженность ${debtor.name} в пользу ${creditor.name} составляет ${printedAmount(amount)}${nbsp}руб. (${amountInWords(amount)}).`;
}
