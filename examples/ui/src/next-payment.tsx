import type { Contract } from '@element-cabinet/sdk';
import { daysBetween } from '@element-cabinet/sdk/format';
import { DueDate } from './due-date.tsx';
import { Money } from './money.tsx';
import type { PaymentState } from './tone.ts';

interface NextPaymentProps {
  contract: Contract;
  today: string;
  /** The address of a payment, where it has one. */
  paymentHref?: ((paymentId: string) => string) | undefined;
}

/** The oldest payment of a contract that is still open. */
export function NextPayment({
  contract: { nextPayment, reminderDays },
  today,
  paymentHref,
}: NextPaymentProps) {
  if (!nextPayment) return <span class="muted">—</span>;
  const days = daysBetween(today, nextPayment.dueOn);
  const state: PaymentState = {
    status: days < 0 ? 'overdue' : days <= reminderDays ? 'due' : 'planned',
    daysUntilDue: days < 0 ? null : days,
    daysOverdue: Math.max(0, -days),
    paidOn: null,
  };
  const sum = <Money value={nextPayment.outstanding} />;
  return (
    <>
      {paymentHref ? <a href={paymentHref(nextPayment.paymentId)}>{sum}</a> : sum}
      <div>
        <DueDate payment={{ ...state, dueOn: nextPayment.dueOn }} today={today} />
      </div>
    </>
  );
}
