import { isZero, type Payment } from '@element-cabinet/sdk';
import { paymentKinds, say } from '@element-cabinet/sdk/format';
import { words } from './contract-words.ts';
import { DueDay, ProvisionalNote } from './due-day.tsx';
import { locale } from './i18n.ts';
import { Money } from './money.tsx';
import { StatusBadge } from './status-badge.tsx';

type PaymentHref = ((paymentId: string) => string) | undefined;

interface ScheduleTableProps {
  payments: Payment[];
  today: string;
  /** The address of a payment, where it has one. */
  paymentHref: PaymentHref;
}

/** Every line of the schedule, with both dates where they differ and why. */
export function ScheduleTable({ payments, today, paymentHref }: ScheduleTableProps) {
  return (
    <>
      <table>
        <caption class="hidden-visually">{words().schedule}</caption>
        <thead>
          <tr>
            <th scope="col">{words().due}</th>
            <th scope="col" class="wide">
              {words().kind}
            </th>
            <th scope="col" class="wide">
              {words().status}
            </th>
            <th scope="col" class="wide end">
              {words().vat}
            </th>
            <th scope="col" class="end">
              {words().sum}
            </th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <Row key={payment.id} payment={payment} today={today} paymentHref={paymentHref} />
          ))}
        </tbody>
      </table>
      <ProvisionalNote payments={payments} />
    </>
  );
}

interface RowProps {
  payment: Payment;
  today: string;
  paymentHref: PaymentHref;
}

function Row({ payment, today, paymentHref }: RowProps) {
  const { id, kind, number, paid, status, total, vat, vatRatePercent } = payment;
  const title = (
    <>
      {say(paymentKinds, kind, locale.value)} № {number}
    </>
  );
  const name = paymentHref ? <a href={paymentHref(id)}>{title}</a> : title;
  return (
    <tr>
      <td>
        <DueDay payment={payment} today={today} />
        <div class="narrow">
          {name}
          <div>
            <StatusBadge payment={payment} today={today} />
          </div>
        </div>
      </td>
      <td class="wide">{name}</td>
      <td class="wide">
        <StatusBadge payment={payment} today={today} />
      </td>
      <td class="wide end muted">
        <Money value={vat} /> <span class="num">({vatRatePercent} %)</span>
      </td>
      <td class="end">
        <Money value={total} />
        {status !== 'paid' && !isZero(paid) && (
          <div class="muted">
            {words().paidOf} <Money value={paid} />
          </div>
        )}
      </td>
    </tr>
  );
}
