import { useEffect, useRef } from 'preact/hooks';
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
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="confirm-title" onClose={onCancel}>
      <h2 id="confirm-title">{title}</h2>
      <p>{text}</p>
      <div class="actions">
        <button type="button" onClick={() => dialog.current?.close()}>
          {words().cancel}
        </button>
        <button type="button" class="primary" onClick={onConfirm}>
          {action}
        </button>
      </div>
    </dialog>
  );
}
