import type { Contract } from '@element-cabinet/sdk';
import { daysBetween } from '@element-cabinet/sdk/format';
import { DueDate } from '@element-cabinet/ui/due-date';
import { Money } from '@element-cabinet/ui/money';
import type { PaymentState } from '@element-cabinet/ui/tone';
import { paths } from '../paths.ts';

interface NextPaymentProps {
  contract: Contract;
  today: string;
}

/** The oldest payment of a contract that is still open. */
export function NextPayment({ contract: { companyId, nextPayment, reminderDays }, today }: NextPaymentProps) {
  if (!nextPayment) return <span class="muted">—</span>;
  const days = daysBetween(today, nextPayment.dueOn);
  const state: PaymentState = {
    status: days < 0 ? 'overdue' : days <= reminderDays ? 'due' : 'planned',
    daysUntilDue: days < 0 ? null : days,
    daysOverdue: Math.max(0, -days),
    paidOn: null,
  };
  return (
    <>
      <a href={paths.payment(companyId, nextPayment.paymentId)}>
        <Money value={nextPayment.outstanding} />
      </a>
      <div>
        <DueDate payment={{ ...state, dueOn: nextPayment.dueOn }} today={today} />
      </div>
    </>
  );
}
