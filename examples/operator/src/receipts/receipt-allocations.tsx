import type { OperatorReceipt } from '@element-cabinet/sdk';
import { allocationRules, formatDateTime, formatMoney, paymentKinds, say } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { Undo2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { paths } from '../paths.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { words } from './words.ts';

type Allocation = OperatorReceipt['allocations'][number];

interface ReceiptAllocationsProps {
  receipt: OperatorReceipt;
  etag: string | null;
  onSettled: () => void;
}

/** What a receipt pays, each with "take back"; and what was taken back, with who and why. */
export function ReceiptAllocations({ receipt, etag, onSettled }: ReceiptAllocationsProps) {
  const [undoing, setUndoing] = useState<Allocation>();
  const { allocations, undoneAllocations } = receipt;
  return (
    <>
      {allocations.length > 0 && (
        <Card title={words().allocated}>
          <ul class="moves">
            {allocations.map((allocation) => (
              <li key={allocation.id}>
                <Paid allocation={allocation} />
                <button type="button" class="screen-only" onClick={() => setUndoing(allocation)}>
                  <Undo2 />
                  {words().undoAction}
                </button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {undoneAllocations.length > 0 && (
        <Card title={words().takenBack}>
          <ul class="moves">
            {undoneAllocations.map((allocation) => (
              <li key={allocation.id}>
                <Paid allocation={allocation} />
                <p class="muted">
                  {words().takenBackBy(
                    allocation.undoneBy ?? '',
                    formatDateTime(allocation.undoneAt, locale.value),
                  )}
                  <br />
                  {allocation.reason}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {undoing && (
        <ReasonDialog
          title={words().undoTitle(formatMoney(undoing.amount, locale.value))}
          text={words().undoText(undoing.contractNumber)}
          action={words().undoAction}
          words={words()}
          maxLength={300}
          onSubmit={(reason) =>
            cabinet.operator.receipts.undoAllocation(
              { receiptId: receipt.id, allocationId: undoing.id, body: { reason } },
              etag ? { ifMatch: etag } : {},
            )
          }
          onDone={() => {
            showToast({ text: words().undone });
            setUndoing(undefined);
            onSettled();
          }}
          onClose={() => setUndoing(undefined)}
        />
      )}
    </>
  );
}

function Paid({ allocation }: { allocation: Allocation }) {
  const { amount, contractId, contractNumber, createdBy, invoiceNumber, kind, number, rule } = allocation;
  return (
    <div>
      <a href={paths.contract(contractId)}>{contractNumber}</a>, {say(paymentKinds, kind, locale.value)}{' '}
      №&nbsp;
      {number} — <Money value={amount} />
      <div class="muted">
        {[
          say(allocationRules, rule, locale.value),
          invoiceNumber && words().invoice(invoiceNumber),
          createdBy,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </div>
  );
}
