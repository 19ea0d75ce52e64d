import { isZero, type Payment } from '@element-cabinet/sdk';
import { paymentTitle } from '@element-cabinet/sdk/format';
import { DueDay, ProvisionalNote } from '@element-cabinet/ui/due-day';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { StatusBadge } from '@element-cabinet/ui/status-badge';
import type { ComponentChildren } from 'preact';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface PaymentsTableProps {
  caption: string;
  companyId: string;
  payments: Payment[];
  today: string;
  /** The row of totals. */
  footer?: ComponentChildren;
}

/** Payments of several contracts. On a small screen all but the sum goes under the day. */
export function PaymentsTable({ caption, companyId, payments, today, footer }: PaymentsTableProps) {
  return (
    <>
      <table>
        <caption class="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{shared().due}</th>
            <th scope="col" class="wide">
              {shared().contract}
            </th>
            <th scope="col" class="wide">
              {shared().payment}
            </th>
            <th scope="col" class="wide">
              {shared().status}
            </th>
            <th scope="col" class="end">
              {shared().toPay}
            </th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <Row key={payment.id} companyId={companyId} payment={payment} today={today} />
          ))}
        </tbody>
        {footer && <tfoot>{footer}</tfoot>}
      </table>
      <ProvisionalNote payments={payments} />
    </>
  );
}

function Row({ companyId, payment, today }: { companyId: string; payment: Payment; today: string }) {
  const { contract, id, outstanding, paid, total } = payment;
  const title = paymentTitle(payment, locale.value);
  const settled = payment.status === 'paid';
  return (
    <tr>
      <td>
        <DueDay payment={payment} today={today} />
        <div class="narrow">
          <a href={paths.payment(companyId, id)}>{title}</a>
          <div class="muted">
            {contract.number} · {contract.assetName}
          </div>
          <StatusBadge payment={payment} today={today} />
        </div>
      </td>
      <td class="wide">
        <a href={paths.contract(companyId, contract.id)}>{contract.number}</a>
        <div class="muted">{contract.assetName}</div>
      </td>
      <td class="wide">
        <a href={paths.payment(companyId, id)}>{title}</a>
      </td>
      <td class="wide">
        <StatusBadge payment={payment} today={today} />
      </td>
      <td class="end">
        <Money value={settled ? total : outstanding} />
        {!settled && !isZero(paid) && (
          <div class="muted">
            {words().paidOf} <Money value={paid} />
          </div>
        )}
      </td>
    </tr>
  );
}
