import { isZero, type Payment } from '@element-cabinet/sdk';
import { paymentKinds, say } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { StatusBadge } from '@element-cabinet/ui/status-badge';
import { paths } from '../paths.ts';
import { DueDay, ProvisionalNote } from '../payments/due-day.tsx';
import { words as paymentWords } from '../payments/words.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface ScheduleTableProps {
  companyId: string;
  payments: Payment[];
  today: string;
}

/** Every line of the schedule, with both dates where they differ and why. */
export function ScheduleTable({ companyId, payments, today }: ScheduleTableProps) {
  return (
    <>
      <table>
        <caption class="hidden-visually">{words().schedule}</caption>
        <thead>
          <tr>
            <th scope="col">{shared().due}</th>
            <th scope="col" class="wide">
              {words().kind}
            </th>
            <th scope="col" class="wide">
              {shared().status}
            </th>
            <th scope="col" class="wide end">
              {words().vat}
            </th>
            <th scope="col" class="end">
              {shared().sum}
            </th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <Row key={payment.id} companyId={companyId} payment={payment} today={today} />
          ))}
        </tbody>
      </table>
      <ProvisionalNote payments={payments} />
    </>
  );
}

function Row({ companyId, payment, today }: { companyId: string; payment: Payment; today: string }) {
  const { id, kind, number, paid, status, total, vat, vatRatePercent } = payment;
  const name = (
    <a href={paths.payment(companyId, id)}>
      № {number}, {say(paymentKinds, kind, locale.value)}
    </a>
  );
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
            {paymentWords().paidOf} <Money value={paid} />
          </div>
        )}
      </td>
    </tr>
  );
}
