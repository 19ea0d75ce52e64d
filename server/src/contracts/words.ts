import { fill } from '../platform/fill.ts';
import type { Locale } from '../platform/locale.ts';
import type { ChangeFault } from './schedule-change.ts';
import type { ScheduleFault } from './schedule-checks.ts';
import type { TermsFault } from './schedule-terms.ts';

type Code =
  | TermsFault['code']
  | ChangeFault['code']
  | 'payment_before_signing'
  | 'payment_after_end'
  | 'line_late';
type Words = Record<Locale, string>;

const words: Record<Code, Words> = {
  amount_not_positive: { ru: 'Сумма должна быть больше нуля', en: 'The sum must be above zero' },
  amount_too_large: { ru: 'Сумма не может быть больше {most} ₽', en: 'The sum is at most {most} ₽' },
  advance_over_price: {
    ru: 'Аванс должен быть меньше стоимости предмета',
    en: 'The advance must be less than the price',
  },
  advance_after_first_payment: {
    ru: 'Аванс платится не позже первого платежа ({firstDueOn})',
    en: 'The advance is paid not later than the first payment ({firstDueOn})',
  },
  set_off_over_term: {
    ru: 'Аванс зачитывается не больше чем в {payments} платежах',
    en: 'The advance is set off in at most {payments} payments',
  },
  advance_over_payments: {
    ru: 'Зачёт аванса больше самого платежа; зачтите его в большем числе платежей',
    en: 'The advance set off exceeds the payment; set it off in more payments',
  },
  buyout_over_financed: {
    ru: 'Выкупная цена должна быть меньше финансируемой суммы (стоимость без аванса)',
    en: 'The buyout must be less than what is financed (the price without the advance)',
  },
  rate_too_high: { ru: 'Ставка не может быть выше {most} %', en: 'The rate is at most {most}%' },
  season_empty: {
    ru: 'Хотя бы на один месяц срока должен приходиться платёж',
    en: 'At least one month of the term must bear a payment',
  },
  amortisation_over_cost: {
    ru: 'За {years} лет амортизация превысит стоимость',
    en: 'In {years} years the amortisation would exceed the cost',
  },
  term_too_long: {
    ru: 'Срок не может быть больше {months} месяцев',
    en: 'The term is at most {months} months',
  },
  date_out_of_range: { ru: 'Год должен быть от {from} до {to}', en: 'The year must be from {from} to {to}' },
  payment_below_kopeck: {
    ru: 'Платёж получается меньше копейки: увеличьте сумму или сократите срок',
    en: 'A payment comes to less than a kopeck: raise the sum or shorten the term',
  },
  payment_before_signing: {
    ru: 'Платёж раньше даты договора ({signedOn})',
    en: 'A payment before the contract is signed ({signedOn})',
  },
  payment_after_end: {
    ru: 'Платёж позже конца договора ({endsOn})',
    en: 'A payment after the end of the contract ({endsOn})',
  },
  line_late: {
    ru: 'Новый платёж должен быть позже остающегося ({keptDueOn})',
    en: 'A new payment must come after the one that stays ({keptDueOn})',
  },
  buyout_not_bigger: {
    ru: 'Выкупная цена должна быть больше нынешней',
    en: 'The buyout must be bigger than it is',
  },
  buyout_over_principal: {
    ru: 'Выкупная цена должна быть меньше остатка долга',
    en: 'The buyout must be less than the principal left',
  },
};

/** What is wrong with terms, lines or a wish, in both languages. */
export function faultWords(code: Code, params: ScheduleFault['params']): Words {
  return { ru: fill(words[code].ru, params), en: fill(words[code].en, params) };
}
