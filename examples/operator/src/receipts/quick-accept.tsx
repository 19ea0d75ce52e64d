import type { OperatorReceipt } from '@element-cabinet/sdk';
import { candidateReasons, formatMoney, say } from '@element-cabinet/sdk/format';
import { describeError } from '@element-cabinet/ui/errors';
import { locale } from '@element-cabinet/ui/i18n';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Check, Split } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { paths } from '../paths.ts';
import { acceptanceOf } from './suggested.ts';
import { useDeciding } from './use-deciding.ts';
import { words } from './words.ts';

interface QuickAcceptProps {
  receipt: OperatorReceipt;
  onSettled: () => void;
}

/** In the queue: the one candidate that is surely meant, at one click; else the way to all of them. */
export function QuickAccept({ receipt, onSettled }: QuickAcceptProps) {
  const found = useResource(`${paths.receipt(receipt.id)}:candidates`, () =>
    cabinet.operator.receipts.listReceiptCandidates({ receiptId: receipt.id }),
  );
  const { busy, failure, decide } = useDeciding(receipt, null, onSettled);
  // The row may be gone with what failed: a colleague was faster.
  useEffect(() => {
    if (failure === undefined) return;
    const { title, detail } = describeError(failure);
    showToast({ text: [title, detail].filter(Boolean).join('. ') });
  }, [failure]);
  const items = found.data?.items ?? [];
  const strong = items.find((candidate) => candidate.strong && candidate.company.isPayer);
  return (
    <div class="quick screen-only">
      {strong && (
        <span class="muted">
          {strong.invoiceNumber ? words().invoice(strong.invoiceNumber) : strong.contractNumber}:{' '}
          {say(candidateReasons, strong.reason, locale.value)}
        </span>
      )}
      <div class="row-acts">
        {strong && (
          <button type="button" aria-disabled={busy} onClick={() => void decide(acceptanceOf(strong))}>
            <Check />
            {words().accept(formatMoney(strong.suggested, locale.value))}
          </button>
        )}
        <a class="button" href={paths.receipt(receipt.id)}>
          <Split />
          {items.length > 0 ? words().choose(String(items.length)) : words().decide}
        </a>
      </div>
    </div>
  );
}
