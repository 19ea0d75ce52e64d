import type { AnnouncementState, DayOff, DebtFigure, DueDateOrigin, PenaltyPeriod } from '../types.gen.ts';
import { formatMoney } from './money.ts';
import { countOf, nouns } from './plural.ts';
import type { Locale, Words } from './words.ts';

/** What became of an "I have paid". */
export const announcementStates = {
  awaiting: { ru: 'ждём поступления', en: 'awaited' },
  received: { ru: 'деньги поступили', en: 'received' },
} satisfies Record<AnnouncementState, Words>;

/** Sums of the debt summary. */
export const debtFigures = {
  overdue: { ru: 'Просрочено', en: 'Overdue' },
  due_within_7_days: { ru: 'К оплате за 7 дней', en: 'Due within 7 days' },
  due_within_30_days: { ru: 'К оплате за 30 дней', en: 'Due within 30 days' },
  penalties_billed: { ru: 'Начисленные пени', en: 'Billed penalties' },
  penalty_estimate: { ru: 'Пени, оценка', en: 'Penalties, an estimate' },
  announced: { ru: 'Оплачено вами, ждём', en: 'Paid by you, awaited' },
  overpayment: { ru: 'Переплата', en: 'Overpayment' },
  awaiting_allocation: { ru: 'Поступило, разносится', en: 'Received, being posted' },
} satisfies Record<DebtFigure, Words>;

/** Why nobody works on a day. */
export const dayOffKinds = {
  weekend: { ru: 'выходной', en: 'a weekend day' },
  holiday: { ru: 'праздник', en: 'a holiday' },
  transferred: { ru: 'выходной по переносу', en: 'a moved day off' },
} satisfies Record<DayOff['kind'], Words>;

/** What moves a due date. */
export const dueDateBases = {
  civil_code_193: { ru: 'ст. 193 ГК РФ', en: 'Civil Code, art. 193' },
  contract: { ru: 'условие договора', en: 'a term of the contract' },
} satisfies Record<DueDateOrigin['basis'], Words>;

/**
 * A rate of the contract's terms.
 * @example formatPercent('0.1', 'ru') // '0,1 %'
 */
export const formatPercent = (percent: string, locale: Locale): string =>
  locale === 'ru' ? `${percent.replace('.', ',')}\u00A0%` : `${percent}%`;

/**
 * How a penalty of some days comes about.
 * @example penaltyFormula(period, 'ru') // '184 320,50 ₽ × 0,1 % × 5 дней = 921,60 ₽'
 */
export function penaltyFormula({ amount, base, days, ratePercent }: PenaltyPeriod, locale: Locale): string {
  const factors = [
    formatMoney(base, locale),
    formatPercent(ratePercent, locale),
    countOf(days, nouns.day, locale),
  ];
  return `${factors.join(' × ')} = ${formatMoney(amount, locale)}`;
}
