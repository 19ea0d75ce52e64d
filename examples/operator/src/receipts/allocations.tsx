import type { OperatorReceipt, ReceiptAllocation } from '@element-cabinet/sdk';
import { allocationRules, paymentKinds, say } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { words } from './words.ts';

/** Which payments a receipt settles, with how much, and why these. */
export function Allocations({
  allocations,
}: {
  allocations: readonly (ReceiptAllocation | OperatorReceipt['allocations'][number])[];
}) {
  if (allocations.length === 0) return null;
  return (
    <ul class="allocations">
      {allocations.map(({ amount, contractNumber, invoiceNumber, kind, number, paymentId, rule }) => (
        <li key={`${paymentId} ${rule}`}>
          {contractNumber}, {say(paymentKinds, kind, locale.value)} №&nbsp;{number} — <Money value={amount} />
          <div class="muted">
            {say(allocationRules, rule, locale.value)}
            {invoiceNumber && `, ${words().invoice(invoiceNumber)}`}
          </div>
        </li>
      ))}
    </ul>
  );
}
