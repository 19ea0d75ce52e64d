import type { InvoiceDetail } from '@element-cabinet/sdk';
import { Day } from '@element-cabinet/ui/due-date';
import { Money } from '@element-cabinet/ui/money';
import { words as payments } from '../payments/words.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** The receipts that named the invoice. */
export function PaidBy({ invoice: { asOf, receipts } }: { invoice: InvoiceDetail }) {
  if (receipts.length === 0) return <p class="muted">{words().noReceipts}</p>;
  return (
    <table>
      <caption class="hidden-visually">{words().paidBy}</caption>
      <thead>
        <tr>
          <th scope="col">{payments().when}</th>
          <th scope="col">{payments().paymentOrder}</th>
          <th scope="col" class="end">
            {shared().sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {receipts.map(({ amount, bookedOn, receiptId, receiptNumber }) => (
          <tr key={receiptId}>
            <td>
              <Day on={bookedOn} today={asOf} />
            </td>
            <td>{payments().allocationNumber(receiptNumber)}</td>
            <td class="end">
              <Money value={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
