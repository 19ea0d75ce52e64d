import type { CompanyBalance, Payment } from '@element-cabinet/sdk';

/** A payment due within so many days is "soon": amber. */
export const soonDays = 3;

/** How much asks for attention, over all companies of the person. */
export interface Urgency {
  overdue: number;
  dueSoon: number;
}

export interface Badge {
  text: string;
  tone: 'overdue' | 'soon' | 'none';
}

/** Whether the payment is due within {@link soonDays} days, today included, and not yet overdue. */
export function isSoon(payment: Pick<Payment, 'daysUntilDue'>): boolean {
  return payment.daysUntilDue !== null && payment.daysUntilDue <= soonDays;
}

export function urgencyOf(
  companies: Pick<CompanyBalance, 'overduePayments'>[],
  openPayments: Pick<Payment, 'daysUntilDue'>[],
): Urgency {
  return {
    overdue: companies.reduce((sum, company) => sum + company.overduePayments, 0),
    dueSoon: openPayments.filter(isSoon).length,
  };
}

/** The urgency of money, not of unread mail: overdue before what is due soon, and nothing otherwise. */
export function badgeOf({ overdue, dueSoon }: Urgency): Badge {
  if (overdue > 0) return { text: short(overdue), tone: 'overdue' };
  if (dueSoon > 0) return { text: short(dueSoon), tone: 'soon' };
  return { text: '', tone: 'none' };
}

/** The badge has room for three characters. */
function short(count: number): string {
  return count > 99 ? '99+' : String(count);
}
