import type { Payment } from '@element-cabinet/sdk';

export type Tone = 'danger' | 'warn' | 'ok' | 'plain';
export type PaymentState = Pick<Payment, 'status' | 'daysUntilDue' | 'daysOverdue' | 'paidOn'>;

const soonDays = 3;

/** Red for overdue alone, amber within three days, green for done. */
export function toneOf({ status, daysUntilDue }: Pick<Payment, 'status' | 'daysUntilDue'>): Tone {
  if (status === 'overdue') return 'danger';
  if (status === 'paid') return 'ok';
  return daysUntilDue !== null && daysUntilDue <= soonDays ? 'warn' : 'plain';
}
