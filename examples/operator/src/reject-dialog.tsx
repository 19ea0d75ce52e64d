import { Dialog } from '@element-cabinet/ui/dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { useState } from 'preact/hooks';
import { FieldError } from './schedules/fields.tsx';

interface RejectDialogProps<Decided> {
  words: Record<'reject' | 'rejectText' | 'reason' | 'reasonMissing' | 'cancel', string>;
  onReject: (reason: string) => Promise<Decided>;
  onDone: (decided: Decided) => void;
  onClose: () => void;
}

/** Rejects, after the reason is written as the person shall read it. */
export function RejectDialog<Decided>(props: RejectDialogProps<Decided>) {
  const { words, onReject, onDone, onClose } = props;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const wrong = reason.trim().length < 3;
    setMissing(wrong);
    if (busy || wrong) return;
    setBusy(true);
    setFailure(undefined);
    try {
      onDone(await onReject(reason.trim()));
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={words.reject} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{words.rejectText}</p>
        <div class="field wizard-part">
          <label for="rejection-reason">{words.reason}</label>
          <textarea
            id="rejection-reason"
            rows={5}
            maxLength={1000}
            value={reason}
            aria-invalid={missing}
            aria-describedby={missing ? 'error-rejection' : undefined}
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {missing && <FieldError name="rejection" error={words.reasonMissing} />}
        </div>
        <Failure failure={failure} />
        <div class="actions">
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {words.reject}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
