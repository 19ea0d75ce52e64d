import type {
  AllocationRule,
  ClientType,
  ContractStatus,
  DueDateRule,
  EventType,
  InvoiceStatus,
  Membership,
  NotificationKind,
  Payment,
  PaymentKind,
  PaymentStatus,
  ScheduleObstacleCode,
  ScheduleTerms,
  Session,
} from '../types.gen.ts';
import { type Locale, say, type Words } from './words.ts';

export const paymentStatuses = {
  planned: { ru: 'запланирован', en: 'planned' },
  due: { ru: 'пора платить', en: 'due' },
  overdue: { ru: 'просрочен', en: 'overdue' },
  paid: { ru: 'оплачен', en: 'paid' },
} satisfies Record<PaymentStatus, Words>;

/** Which payments a list shows. */
export const paymentStates = {
  open: { ru: 'Неоплаченные', en: 'Unpaid' },
  overdue: { ru: 'Просроченные', en: 'Overdue' },
  paid: { ru: 'Оплаченные', en: 'Paid' },
  all: { ru: 'Все', en: 'All' },
} satisfies Record<string, Words>;

export const paymentKinds = {
  advance: { ru: 'Аванс', en: 'Advance' },
  lease: { ru: 'Платёж', en: 'Payment' },
  buyout: { ru: 'Выкуп', en: 'Buyout' },
  penalty: { ru: 'Пени', en: 'Penalty' },
  fee: { ru: 'Комиссия', en: 'Fee' },
} satisfies Record<PaymentKind, Words>;

/**
 * A payment by its kind and number; the only one of its kind needs no number.
 * @example paymentTitle({ kind: 'lease', number: 14, count: 36 }, 'ru') // 'Платёж 14 из 36'
 */
export function paymentTitle(
  { kind, number, count }: Pick<Payment, 'kind' | 'number' | 'count'>,
  locale: Locale,
): string {
  const title = say(paymentKinds, kind, locale);
  return count === 1 ? title : `${title} ${number}\u00A0${{ ru: 'из', en: 'of' }[locale]}\u00A0${count}`;
}

export const contractStatuses = {
  draft: { ru: 'готовится', en: 'draft' },
  active: { ru: 'действует', en: 'active' },
  completed: { ru: 'завершён', en: 'completed' },
  terminated: { ru: 'расторгнут', en: 'terminated' },
} satisfies Record<ContractStatus, Words>;

export const clientTypes = {
  legal_entity: { ru: 'Юридическое лицо', en: 'Legal entity' },
  sole_proprietor: { ru: 'Индивидуальный предприниматель', en: 'Sole proprietor' },
  person: { ru: 'Физическое лицо', en: 'Person' },
} satisfies Record<ClientType, Words>;

export const roles = {
  owner: { ru: 'Владелец', en: 'Owner' },
  signatory: { ru: 'Подписант', en: 'Signatory' },
  accountant: { ru: 'Бухгалтер', en: 'Accountant' },
  viewer: { ru: 'Наблюдатель', en: 'Viewer' },
} satisfies Record<NonNullable<Membership['role']>, Words>;

export const notificationKinds = {
  payment_due_soon: { ru: 'Скоро платёж', en: 'A payment is due soon' },
  payment_overdue: { ru: 'Платёж просрочен', en: 'A payment is overdue' },
  payment_paid: { ru: 'Платёж оплачен', en: 'A payment is paid' },
  penalty_billed: { ru: 'Начислены пени', en: 'A penalty was billed' },
  receipt_posted: { ru: 'Деньги поступили', en: 'Money came in' },
  allocation_undone: { ru: 'Зачёт отменён', en: 'Money taken back' },
  contract_created: { ru: 'Новый договор', en: 'A new contract' },
  schedule_changed: { ru: 'График изменён', en: 'A schedule has changed' },
  due_dates_moved: { ru: 'Сроки уточнены', en: 'Due dates are certain' },
  buyout_quote_accepted: { ru: 'Выкуп согласован', en: 'A buyout is accepted' },
  contract_completed: { ru: 'Договор завершён', en: 'A contract is completed' },
  contract_terminated: { ru: 'Договор расторгнут', en: 'A contract is terminated' },
} satisfies Record<NotificationKind, Words>;

export const eventTypes = {
  'contract.created': { ru: 'Договор заключён', en: 'Contract made' },
  'contract.schedule_changed': { ru: 'График изменён', en: 'Schedule changed' },
  'contract.due_dates_moved': { ru: 'Сроки уточнены по календарю', en: 'Due dates moved by the calendar' },
  'buyout_quote.accepted': { ru: 'Выкуп согласован', en: 'Buyout accepted' },
  'contract.completed': { ru: 'Договор завершён', en: 'Contract completed' },
  'contract.terminated': { ru: 'Договор расторгнут', en: 'Contract terminated' },
  'payment.due_soon': { ru: 'Скоро платёж', en: 'Payment due soon' },
  'payment.overdue': { ru: 'Платёж просрочен', en: 'Payment overdue' },
  'payment.announced': { ru: 'Клиент сообщил об оплате', en: 'Payment announced' },
  'payment.announcement_withdrawn': { ru: 'Отметка об оплате отозвана', en: 'Announcement withdrawn' },
  'payment.paid': { ru: 'Платёж оплачен', en: 'Payment paid' },
  'penalty.billed': { ru: 'Начислены пени', en: 'Penalty billed' },
  'receipt.posted': { ru: 'Деньги поступили', en: 'Money came in' },
  'invoice.created': { ru: 'Счёт выставлен', en: 'Invoice made' },
  'invoice.cancelled': { ru: 'Счёт аннулирован', en: 'Invoice cancelled' },
  'invoice.paid': { ru: 'Счёт оплачен', en: 'Invoice paid' },
  'allocation.undone': { ru: 'Зачёт отменён', en: 'Money taken back' },
  'overpayment.set_off': { ru: 'Переплата зачтена', en: 'Overpayment set off' },
} satisfies Record<EventType, Words>;

export const sessionKinds = {
  web: { ru: 'Кабинет в браузере', en: 'Cabinet in a browser' },
  extension: { ru: 'Расширение', en: 'Extension' },
} satisfies Record<Session['kind'], Words>;

/** Where a nominal date on a day off moves. */
export const dueDateRules = {
  next: { ru: 'на следующий рабочий день', en: 'to the next working day' },
  previous: { ru: 'на предыдущий рабочий день', en: 'to the previous working day' },
  none: { ru: 'не переносится', en: 'does not move' },
} satisfies Record<DueDateRule, Words>;

export const invoiceStatuses = {
  open: { ru: 'ждёт оплаты', en: 'to be paid' },
  paid: { ru: 'оплачен', en: 'paid' },
  settled: { ru: 'платить не нужно', en: 'nothing left to pay' },
  cancelled: { ru: 'аннулирован', en: 'cancelled' },
} satisfies Record<InvoiceStatus, Words>;

/** Why money settled this payment. */
export const allocationRules = {
  purpose_payment: { ru: 'платёж назван в назначении', en: 'the purpose names the payment' },
  purpose_invoice: { ru: 'счёт назван в назначении', en: 'the purpose names the invoice' },
  purpose_contract: { ru: 'договор назван в назначении', en: 'the purpose names the contract' },
  only_contract: { ru: 'все долги по одному договору', en: 'all debts belong to one contract' },
  operator: { ru: 'решил оператор', en: 'an operator decided' },
  client: { ru: 'переплата зачтена по вашему решению', en: 'you set your overpayment off' },
} satisfies Record<AllocationRule, Words>;

export const scheduleMethods = {
  annuity: { ru: 'Равные платежи (аннуитет)', en: 'Equal payments (annuity)' },
  decreasing: { ru: 'Убывающие платежи', en: 'Decreasing payments' },
  seasonal: { ru: 'Сезонные платежи', en: 'Seasonal payments' },
  markup: { ru: 'Удорожание', en: 'Mark-up' },
  components: { ru: 'По составляющим', en: 'By components' },
} satisfies Record<ScheduleTerms['method'], Words>;

/** Why a change of the schedule is not possible now. */
export const scheduleObstacles = {
  changed_recently: {
    ru: 'График менялся по обращению меньше трёх месяцев назад (ст. 28 закона 164-ФЗ)',
    en: 'The schedule was changed by request less than three months ago (164-FZ, art. 28)',
  },
  overdue_debt: { ru: 'Есть просроченный платёж по договору', en: 'A payment of the contract is overdue' },
  contract_not_active: { ru: 'Договор не действует', en: 'The contract is not active' },
  nothing_left: {
    ru: 'Не осталось платежей, которые можно изменить',
    en: 'No payment is left that could change',
  },
  not_computable: {
    ru: 'Договор внесён без ставки и остатка долга, поэтому посчитать может только менеджер',
    en: 'The contract has no rate and principal here, so that only a manager can compute it',
  },
} satisfies Record<ScheduleObstacleCode, Words>;
