import type {
  BuyoutBasis,
  BuyoutLineKind,
  BuyoutQuoteState,
  LedgerDifference,
  LedgerLineKind,
  ReconciliationOwes,
} from '../types.gen.ts';
import type { Words } from './words.ts';

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
