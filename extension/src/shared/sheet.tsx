import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface SheetProps {
  title: string;
  /** What the cross is called. */
  close: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A native dialog over the popup. Escape and the cross close it; the browser gives the focus back. */
export function Sheet({ title, close, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog class="sheet" ref={dialog} aria-labelledby="sheet-title" onClose={onClose}>
      <header>
        <h2 id="sheet-title">{title}</h2>
        <button
          type="button"
          class="plain square"
          aria-label={close}
          title={close}
          onClick={() => dialog.current?.close()}
        >
          <X />
        </button>
      </header>
      {children}
    </dialog>
  );
}
