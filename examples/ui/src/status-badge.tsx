import { dueWords, formatDate, paymentStatuses, say } from '@element-cabinet/sdk/format';
import { CalendarClock, Check, CircleAlert, Clock } from 'lucide-preact';
import { locale } from './i18n.ts';
import { type PaymentState, toneOf } from './tone.ts';

const icons = { danger: CircleAlert, warn: Clock, ok: Check, plain: CalendarClock };
const farDays = 30;

/** The state of a payment as an icon and words: `просрочен 5 дней`, `через 2 дня`, `оплачен 15 окт.` */
export function StatusBadge({ payment, today }: { payment: PaymentState; today: string }) {
  const tone = toneOf(payment);
  const Icon = icons[tone];
  return (
    <span class={`badge ${tone}`}>
      <Icon />
      {statusWords(payment, today)}
    </span>
  );
}

function statusWords(payment: PaymentState, today: string): string {
  const { status, paidOn, daysUntilDue } = payment;
  if (status === 'paid' && paidOn !== null) {
    return `${say(paymentStatuses, status, locale.value)} ${formatDate(paidOn, today, locale.value)}`;
  }
  if (status === 'planned' && (daysUntilDue ?? 0) > farDays)
    return say(paymentStatuses, status, locale.value);
  return dueWords(payment, locale.value);
}
