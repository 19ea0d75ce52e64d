import { formatDate, dueWords as wordsOf } from '@element-cabinet/sdk/format';
import { CircleAlert, CircleCheck, Clock } from 'lucide-preact';
import { locale } from './i18n.ts';
import { type PaymentState, toneOf } from './tone.ts';

/** A day: `24 нояб.`, the year only when it is another than today's. */
export function Day({ on, today }: { on: string; today: string }) {
  return (
    <time class="num" dateTime={on}>
      {formatDate(on, today, locale.value)}
    </time>
  );
}

/** How far away a payment is, with the icon and the colour of its urgency: `через 2 дня`. */
export function DueWords({ payment }: { payment: PaymentState }) {
  const tone = toneOf(payment);
  return (
    <span class={`due ${tone}`}>
      {tone === 'danger' && <CircleAlert />}
      {tone === 'warn' && <Clock />}
      {tone === 'ok' && <CircleCheck />}
      {wordsOf(payment, locale.value)}
    </span>
  );
}

/** The date of a payment and beside it how far away it is. */
export function DueDate({ payment, today }: { payment: PaymentState & { dueOn: string }; today: string }) {
  return (
    <span class="due-date">
      <Day on={payment.dueOn} today={today} /> <DueWords payment={payment} />
    </span>
  );
}
