import { Dialog } from '@element-cabinet/ui/dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { focusField } from '@element-cabinet/ui/focus-field';
import { useState } from 'preact/hooks';
import { FieldError } from './schedules/fields.tsx';

interface ReasonDialogProps<Done> {
  title: string;
  text: string;
  /** Of the button that does it. */
  action: string;
  words: Record<'reason' | 'reasonMissing' | 'cancel', string>;
  maxLength: number;
  onSubmit: (reason: string) => Promise<Done>;
  onDone: (done: Done) => void;
  onClose: () => void;
}

/** Does what needs a reason, after it is written as the person shall read it. */
export function ReasonDialog<Done>(props: ReasonDialogProps<Done>) {
  const { title, text, action, words, maxLength, onSubmit, onDone, onClose } = props;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const wrong = reason.trim().length < 3;
    setMissing(wrong);
    if (wrong) focusField('reason');
    if (busy || wrong) return;
    setBusy(true);
    setFailure(undefined);
    try {
      onDone(await onSubmit(reason.trim()));
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <form onSubmit={submit} noValidate>
        <div class="field wizard-part">
          <label for="reason">{words.reason}</label>
          <textarea
            id="reason"
            rows={5}
            maxLength={maxLength}
            value={reason}
            aria-invalid={missing}
            aria-describedby={missing ? 'error-reason' : undefined}
            onInput={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {missing && <FieldError name="reason" error={words.reasonMissing} />}
        </div>
        <Failure failure={failure} />
        <div class="actions">
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
