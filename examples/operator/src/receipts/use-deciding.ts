import type { NewAllocations, OperatorReceipt } from '@element-cabinet/sdk';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { useState } from 'preact/hooks';
import { useWaiting } from './waiting.ts';
import { words } from './words.ts';

/** Allocates a receipt as it was seen, and offers to take it back. */
export function useDeciding(receipt: OperatorReceipt, etag: string | null, onSettled: () => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const waiting = useWaiting();
  const settled = () => {
    onSettled();
    waiting.refresh();
  };
  const takeBack = async (made: OperatorReceipt) => {
    const before = new Set(receipt.allocations.map(({ id }) => id));
    try {
      for (const { id } of made.allocations.filter((one) => !before.has(one.id)))
        await cabinet.operator.receipts.undoAllocation({
          ...{ receiptId: receipt.id, allocationId: id, body: { reason: words().undoneAtOnce } },
        });
    } catch (error) {
      setFailure(error);
    }
    settled();
  };
  const decide = async (body: NewAllocations): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setFailure(undefined);
    try {
      const made = await cabinet.operator.receipts.allocate(
        { receiptId: receipt.id, body },
        etag ? { ifMatch: etag } : {},
      );
      const undo = made.allocations.length > receipt.allocations.length;
      showToast({
        text: words().decided,
        ...(undo ? { undo: { label: words().undo, run: () => void takeBack(made) } } : {}),
      });
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    } finally {
      setBusy(false);
      settled();
    }
  };
  return { busy, failure, decide };
}
