import { Dialog } from './dialog.tsx';
import { words } from './words.ts';

interface ConfirmDialogProps {
  title: string;
  text: string;
  /** What the button does, as a verb. */
  action: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before what can't be undone; rendered while it asks. Escape and "cancel" do nothing but close. */
export function ConfirmDialog({ title, text, action, onConfirm, onCancel }: ConfirmDialogProps) {
  return (
    <Dialog title={title} onClose={onCancel}>
      <p>{text}</p>
      <div class="actions">
        <button type="button" onClick={onCancel}>
          {words().cancel}
        </button>
        <button type="button" class="primary" onClick={onConfirm}>
          {action}
        </button>
      </div>
    </Dialog>
  );
}
