import type { ComponentChildren } from 'preact';
import { Dialog } from './dialog.tsx';
import { words } from './words.ts';

interface ConfirmDialogProps {
  title: string;
  text: string;
  /** What the button does, as a verb. */
  action: string;
  onConfirm: () => void;
  onCancel: () => void;
  /** What is to be filled in before. */
  children?: ComponentChildren;
}

/** Asks before what can't be undone; rendered while it asks. Escape and "cancel" do nothing but close. */
export function ConfirmDialog({ title, text, action, onConfirm, onCancel, children }: ConfirmDialogProps) {
  return (
    <Dialog title={title} onClose={onCancel}>
      <p>{text}</p>
      {children}
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
