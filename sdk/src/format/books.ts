import type {
  BuyoutBasis,
  BuyoutLine,
  BuyoutLineKind,
  BuyoutQuoteState,
  LedgerDifference,
  LedgerLineKind,
  ReconciliationLine,
  ReconciliationOwes,
} from '../types.gen.ts';
import { paymentTitle } from './client.ts';
import { countOf, nouns } from './plural.ts';
import { type Locale, say, type Words } from './words.ts';

/** Who owes at the end of a reconciled period, as a lessee reads it. */
export const reconciliationOwes = {
  lessee: { ru: 'вы должны', en: 'you owe' },
  lessor: { ru: 'должны вам', en: 'you are owed' },
  nobody: { ru: 'никто не должен', en: 'nobody owes' },
} satisfies Record<ReconciliationOwes, Words>;

/** What a line of a company's ledger is. */
export const ledgerLineKinds = {
  charge: { ru: 'начислено', en: 'charged' },
  payment: { ru: 'оплачено', en: 'paid' },
} satisfies Record<LedgerLineKind, Words>;

/** In what two lines of a reconciliation differ. */
export const ledgerDifferences = {
  amount: { ru: 'сумма', en: 'amount' },
  date: { ru: 'дата', en: 'date' },
  contract: { ru: 'договор', en: 'contract' },
} satisfies Record<LedgerDifference, Words>;

export const buyoutQuoteStates = {
  open: { ru: 'можно принять', en: 'can be accepted' },
  accepted: { ru: 'принят', en: 'accepted' },
  expired: { ru: 'срок истёк', en: 'expired' },
} satisfies Record<BuyoutQuoteState, Words>;

/** What the sum of a buyout goes by. */
export const buyoutBases = {
  table: { ru: 'по таблице договора', en: "by the contract's table" },
  formula: { ru: 'по ставке договора', en: "by the contract's rate" },
} satisfies Record<BuyoutBasis, Words>;

/** What a line of a buyout quote is. */
export const buyoutLineKinds = {
  debt: { ru: 'Платёж со сроком до выкупа', en: 'A payment due by then' },
  penalty: { ru: 'Пени', en: 'A penalty' },
  table: { ru: 'Сумма закрытия по таблице', en: 'The closing sum of the table' },
  present_value: { ru: 'Стоимость будущих платежей', en: 'The value of later payments' },
  buyout_price: { ru: 'Выкупная стоимость', en: 'The buyout price' },
  fee: { ru: 'Комиссия', en: 'The fee' },
  overpayment: { ru: 'Зачёт переплаты', en: 'Your overpayment' },
} satisfies Record<BuyoutLineKind, Words>;

/**
 * A line of a reconciliation by its document: `Платёж 14 из 36`, `Payment order No. 118 of 2026-11-16`.
 * The act itself is Russian and calls it by its `title`.
 */
export function reconciliationTitle(
  { documentDate, documentNumber, payment, title }: ReconciliationLine,
  locale: Locale,
): string {
  if (locale === 'ru') return title;
  return payment
    ? paymentTitle(payment, locale)
    : `Payment order No.\u00A0${documentNumber} of ${documentDate}`;
}

/** A line of a buyout quote: with the payment it is of, or how many payments it is the value of. */
export function buyoutLineTitle({ kind, payment, payments, title }: BuyoutLine, locale: Locale): string {
  if (locale === 'ru') return title;
  if (payment) return `${paymentTitle(payment, locale)}, due on ${payment.dueOn}`;
  const name = say(buyoutLineKinds, kind, locale);
  return payments === null ? name : `${name} (${countOf(payments, nouns.payment, locale)})`;
}
