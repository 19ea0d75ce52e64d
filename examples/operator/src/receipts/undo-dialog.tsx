import type { OperatorReceipt } from '@element-cabinet/sdk';
import { formatMoney } from '@element-cabinet/sdk/format';
import { Dialog } from '@element-cabinet/ui/dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { Field } from '@element-cabinet/ui/field';
import { locale } from '@element-cabinet/ui/i18n';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { useState } from 'preact/hooks';
import { words } from './words.ts';

interface UndoDialogProps {
  receipt: OperatorReceipt;
  etag: string | null;
  allocation: OperatorReceipt['allocations'][number];
  onDone: () => void;
  onClose: () => void;
}

/** Takes an allocation back, after the reason is said: the client is told it. */
export function UndoDialog({ receipt, etag, allocation, onDone, onClose }: UndoDialogProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (busy || reason.trim() === '') return;
    setBusy(true);
    try {
      await cabinet.operator.receipts.undoAllocation(
        { receiptId: receipt.id, allocationId: allocation.id, body: { reason: reason.trim() } },
        etag ? { ifMatch: etag } : {},
      );
      showToast({ text: words().undone });
      onDone();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  const amount = formatMoney(allocation.amount, locale.value);
  return (
    <Dialog title={words().undoTitle(amount)} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{words().undoText(allocation.contractNumber)}</p>
        <Field
          name="reason"
          label={words().reason}
          value={reason}
          onInput={setReason}
          error={missing ? words().reasonMissing : undefined}
        />
        <Failure failure={failure} />
        <div class="actions">
          <button type="button" onClick={onClose}>
            {words().cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {words().undoAction}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
