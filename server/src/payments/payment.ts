import { type CivilDate, daysBetween } from '../platform/civil-date.ts';
import type { Kopecks } from '../platform/money.ts';

export const PAYMENT_KINDS = ['advance', 'lease', 'buyout', 'penalty', 'fee'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

export type PaymentStatus = 'planned' | 'due' | 'overdue' | 'paid';

export type Standing = {
  status: PaymentStatus;
  /** Whole days after the effective date, 0 when not overdue. */
  daysOverdue: number;
  /** Days left, 0 on the day; null when paid or overdue. */
  daysUntilDue: number | null;
};

type Owed = { totalKopecks: Kopecks; paidKopecks: Kopecks; dueOn: CivilDate };

/**
 * How a payment stands on a day; never stored. Postgres derives the same in its lists (`paymentColumns`).
 * `reminderDays` before the effective date it becomes `due`.
 */
export function standingOf(payment: Owed, today: CivilDate, reminderDays: number): Standing {
  if (payment.paidKopecks >= payment.totalKopecks) {
    return { status: 'paid', daysOverdue: 0, daysUntilDue: null };
  }
  const daysLeft = daysBetween(today, payment.dueOn);
  if (daysLeft < 0) return { status: 'overdue', daysOverdue: -daysLeft, daysUntilDue: null };
  return { status: daysLeft <= reminderDays ? 'due' : 'planned', daysOverdue: 0, daysUntilDue: daysLeft };
}
