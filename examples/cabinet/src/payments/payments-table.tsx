import { isZero, type Payment } from '@element-cabinet/sdk';
import { paymentTitle } from '@element-cabinet/sdk/format';
import { DueDay, ProvisionalNote } from '@element-cabinet/ui/due-day';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { StatusBadge } from '@element-cabinet/ui/status-badge';
import type { ComponentChildren } from 'preact';
import { PickAll, PickOne } from '../invoices/pick-cells.tsx';
import type { Picking } from '../invoices/picking.ts';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { AnnouncementNote } from './announcement-note.tsx';
import { words } from './words.ts';

interface PaymentsTableProps {
  caption: string;
  companyId: string;
  payments: Payment[];
  today: string;
  /** Payments may be ticked for an invoice; none where it is absent. */
  picking?: Picking | undefined;
  /** The row of totals. */
  footer?: ComponentChildren;
}

/** Payments of several contracts. On a small screen all but the sum goes under the day. */
export function PaymentsTable(props: PaymentsTableProps) {
  const { caption, companyId, payments, picking, today, footer } = props;
  return (
    <>
      <table>
        <caption class="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            {picking && <PickAll payments={payments} picking={picking} />}
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
            <Row key={payment.id} companyId={companyId} payment={payment} picking={picking} today={today} />
          ))}
        </tbody>
        {footer && <tfoot>{footer}</tfoot>}
      </table>
      <ProvisionalNote payments={payments} />
    </>
  );
}

interface RowProps {
  companyId: string;
  payment: Payment;
  picking: Picking | undefined;
  today: string;
}

function Row({ companyId, payment, picking, today }: RowProps) {
  const { contract, id, outstanding, paid, total } = payment;
  const title = paymentTitle(payment, locale.value);
  const settled = payment.status === 'paid';
  return (
    <tr>
      {picking && <PickOne payment={payment} picking={picking} />}
      <td>
        <DueDay payment={payment} today={today} />
        <div class="narrow">
          <a href={paths.payment(companyId, id)}>{title}</a>
          <div class="muted">
            {contract.number} · {contract.assetName}
          </div>
          <StatusBadge payment={payment} today={today} />
          <AnnouncementNote payment={payment} today={today} />
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
        <AnnouncementNote payment={payment} today={today} />
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
