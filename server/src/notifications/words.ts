import type {
  BuyoutQuoteData,
  DueDatesData,
  PaymentData,
  PenaltyData,
  ReceiptData,
  ScheduleData,
} from '../events/event.ts';
import type { Locale } from '../platform/locale.ts';
import type { Money } from '../platform/money.ts';

type Words = { title: string; text: string };
const nbsp = '\u00a0';

/** The words of a notification, in the language of who reads it. `data` is that of its event. */
export function notificationWords(kind: string, data: Record<string, unknown>, locale: Locale): Words {
  const ru = locale === 'ru';
  const payment = data as PaymentData;
  const about = () =>
    ru
      ? `${paymentName(payment, locale)} по договору ${payment.contractNumber}`
      : `${paymentName(payment, locale)}, contract ${payment.contractNumber}`;
  switch (kind) {
    case 'payment_due_soon':
      return {
        title: ru ? 'Скоро срок платежа' : 'A payment is due soon',
        text: `${about()}: ${money(payment.outstanding, locale)} ${ru ? 'до' : 'by'} ${day(payment.dueOn, locale)}`,
      };
    case 'payment_overdue':
      return {
        title: ru ? 'Платёж просрочен' : 'A payment is overdue',
        text: `${about()}: ${money(payment.outstanding, locale)}, ${ru ? 'срок был' : 'it was due on'} ${day(payment.dueOn, locale)}`,
      };
    case 'payment_paid':
      return {
        title: ru ? 'Платёж оплачен' : 'A payment is paid',
        text: `${about()}: ${money(payment.total, locale)}`,
      };
    case 'penalty_billed': {
      const { forKind: kind, forNumber: number, forCount: count, ...penalty } = data as PenaltyData;
      const late = paymentName({ ...penalty, kind, number, count }, locale);
      const [from, to, dueOn] = [penalty.fromOn, penalty.toOn, penalty.dueOn].map((on) => day(on, locale));
      const total = money(penalty.total, locale);
      return {
        title: ru ? 'Начислены пени' : 'A penalty was billed',
        text: ru
          ? `${total} по договору ${penalty.contractNumber}: ${late}, просрочка с ${from} по ${to}. Оплатить до ${dueOn}`
          : `${total}, contract ${penalty.contractNumber}: ${late}, overdue from ${from} to ${to}. Pay by ${dueOn}`,
      };
    }
    case 'allocation_undone': {
      const { amount, why } = data as PaymentData & { amount: Money; why: string };
      return {
        title: ru ? 'Зачёт отменён' : 'Money was taken back from a payment',
        text: ru
          ? `${about()}: ${money(amount, locale)} больше не зачтены. ${why}`
          : `${about()}: ${money(amount, locale)} no longer paid. ${why}`,
      };
    }
    case 'receipt_posted': {
      const receipt = data as ReceiptData;
      const [amount, rest] = [money(receipt.amount, locale), money(receipt.unallocated, locale)];
      return {
        title: ru ? 'Деньги поступили' : 'Money came in',
        text: ru
          ? `${amount} по поручению №${nbsp}${receipt.receiptNumber}, не зачтено ${rest}`
          : `${amount} by order No.${nbsp}${receipt.receiptNumber}, ${rest} not posted to payments`,
      };
    }
    case 'due_dates_moved': {
      const { year, first } = data as DueDatesData;
      const [after, before] = [day(first.after, locale), day(first.before, locale)];
      const name = paymentName(first, locale);
      return {
        title: ru ? 'Сроки платежей уточнены' : 'Due dates are certain now',
        text: ru
          ? `Загружен производственный календарь на ${year} год. Например, ${lower(name)} по договору ${payment.contractNumber}: ${after} вместо ${before}`
          : `The production calendar of ${year} is loaded. For example, ${lower(name)}, contract ${payment.contractNumber}: ${after} instead of ${before}`,
      };
    }
    case 'buyout_quote_accepted': {
      const quote = data as BuyoutQuoteData;
      const [sum, on] = [money(quote.total, locale), day(quote.on, locale)];
      return {
        title: ru ? 'Досрочный выкуп согласован' : 'An early buyout is accepted',
        text: ru
          ? `Договор ${quote.contractNumber}, на ${on}: ${sum}. Принял(а) ${quote.acceptedBy}`
          : `Contract ${quote.contractNumber}, on ${on}: ${sum}. Accepted by ${quote.acceptedBy}`,
      };
    }
    case 'contract_created':
      return {
        title: ru ? 'Новый договор' : 'A new contract',
        text: `${payment.contractNumber}, ${(data as ScheduleData).assetName}`,
      };
    case 'contract_completed':
    case 'contract_terminated': {
      const { assetName, contractNumber } = data as ScheduleData;
      const completed = kind === 'contract_completed';
      return {
        title: ru
          ? `Договор ${completed ? 'завершён' : 'расторгнут'}`
          : `The contract is ${completed ? 'completed' : 'terminated'}`,
        text: `${contractNumber}, ${assetName}`,
      };
    }
    default: {
      const schedule = data as ScheduleData;
      return {
        title: ru ? 'График платежей изменён' : 'The schedule was changed',
        text: ru
          ? `Договор ${schedule.contractNumber}, версия ${schedule.version}`
          : `Contract ${schedule.contractNumber}, version ${schedule.version}`,
      };
    }
  }
}

const kinds: Record<string, Record<Locale, string>> = {
  advance: { ru: 'Аванс', en: 'Advance' },
  lease: { ru: 'Платёж', en: 'Payment' },
  buyout: { ru: 'Выкупной платёж', en: 'Buyout payment' },
  penalty: { ru: 'Пени', en: 'Penalty' },
  fee: { ru: 'Комиссия', en: 'Fee' },
};

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** «Платёж 14 из 36» */
export function paymentName(
  { kind, number, count }: Pick<PaymentData, 'kind' | 'number' | 'count'>,
  locale: Locale,
): string {
  const name = kinds[kind]?.[locale] ?? kind;
  return count === 1 ? name : `${name} ${number} ${locale === 'ru' ? 'из' : 'of'} ${count}`;
}

function money({ amount }: Money, locale: Locale): string {
  const [whole = '0', kopecks = '00'] = amount.replace('-', '−').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'ru' ? nbsp : ',');
  return `${grouped}${locale === 'ru' ? ',' : '.'}${kopecks}${nbsp}₽`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function day(date: string, locale: Locale): string {
  const [year, month, number] = date.split('-');
  return locale === 'ru'
    ? `${number}.${month}.${year}`
    : [Number(number), months[Number(month) - 1], year].join(nbsp);
}

export { day as dayText, money as moneyText };
