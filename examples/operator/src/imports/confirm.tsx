import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { showToast } from '@element-cabinet/ui/toast';
import { Check } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from './words.ts';

interface ConfirmProps {
  /** Exactly what will happen, as a verb: `Провести 12 поступлений на 1 254 300,50 ₽`. */
  action: string;
  /** What follows from it, and what does not. */
  text: string;
  run: (options: { timeoutMs: number }) => Promise<unknown>;
  /** What to say when it is done. */
  done: string;
  onSettled: () => void;
}

const timeoutMs = 5 * 60_000;

/** The button that does what the preview says, after a question. */
export function Confirm({ action, text, run, done, onSettled }: ConfirmProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const confirm = async () => {
    setAsking(false);
    setBusy(true);
    setFailure(undefined);
    try {
      await run({ timeoutMs });
      showToast({ text: done });
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
    // After a failure too: somebody may have been faster, or the answer of an earlier attempt got lost.
    onSettled();
  };
  return (
    <div class="confirm screen-only">
      <button
        type="button"
        class="primary"
        aria-disabled={busy}
        onClick={() => {
          if (!busy) setAsking(true);
        }}
      >
        <Check />
        {busy ? words().busy : action}
      </button>
      <Failure failure={failure} />
      {asking && (
        <ConfirmDialog
          title={`${action}?`}
          text={text}
          action={words().confirm}
          onConfirm={confirm}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
