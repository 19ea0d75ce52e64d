import type { Payment } from '../types.gen.ts';
import { addDays, daysBetween, formatDate } from './dates.ts';
import { countOf, nouns } from './plural.ts';
import type { Locale } from './words.ts';

const overdue = {
  ru: (days: number) => `просрочен ${countOf(days, nouns.day, 'ru')}`,
  en: (days: number) => `${countOf(days, nouns.day, 'en')} overdue`,
} satisfies Record<Locale, unknown>;
const ahead = {
  ru: (days: number) => ['сегодня', 'завтра'][days] ?? `через ${countOf(days, nouns.day, 'ru')}`,
  en: (days: number) => ['today', 'tomorrow'][days] ?? `in ${countOf(days, nouns.day, 'en')}`,
} satisfies Record<Locale, unknown>;

/**
 * What a due date means today: `сегодня`, `завтра`, `через 2 дня`, `просрочен 5 дней`.
 * Of a payment use `dueWords`: one that is paid is not overdue.
 */
export function relativeDays(dueOn: string, today: string, locale: Locale): string {
  const days = daysBetween(today, dueOn);
  return days < 0 ? overdue[locale](-days) : ahead[locale](days);
}

/** When a payment is due, by what the server says of it: as `relativeDays`, or `оплачен`. */
export function dueWords(
  payment: Pick<Payment, 'status' | 'daysUntilDue' | 'daysOverdue'>,
  locale: Locale,
): string {
  if (payment.status === 'paid') return { ru: 'оплачен', en: 'paid' }[locale];
  if (payment.status === 'overdue') return overdue[locale](payment.daysOverdue);
  return ahead[locale](payment.daysUntilDue ?? 0);
}

/** The heading of a day in a list of what happened: `Сегодня`, `Вчера`, `21 нояб.` */
export function dayHeading(day: string, today: string, locale: Locale): string {
  if (day === today) return { ru: 'Сегодня', en: 'Today' }[locale];
  if (day === addDays(today, -1)) return { ru: 'Вчера', en: 'Yesterday' }[locale];
  return formatDate(day, today, locale);
}
