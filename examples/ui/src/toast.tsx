import { signal } from '@preact/signals';
import { X } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { words } from './words.ts';

interface Toast {
  text: string;
  /** Takes back what was done. */
  undo?: { label: string; run: () => void };
}

const current = signal<Toast | undefined>(undefined);
const shownMs = 8000;

/** Says what was done, with "undo" where it can be taken back; the newest replaces the one before. */
export function showToast(toast: Toast): void {
  current.value = toast;
}

/** Stands once on the page, outside what changes, so that screen readers hear it. */
export function Toaster() {
  const toast = current.value;
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => {
      if (current.peek() === toast) current.value = undefined;
    }, shownMs);
    return () => clearTimeout(timer);
  }, [toast]);
  const close = () => {
    current.value = undefined;
  };
  return (
    <div class="toaster" role="status">
      {toast && (
        <div class="toast">
          <span>{toast.text}</span>
          {toast.undo && (
            <button
              type="button"
              class="link"
              onClick={() => {
                toast.undo?.run();
                close();
              }}
            >
              {toast.undo.label}
            </button>
          )}
          <button type="button" class="plain square" aria-label={words().close} onClick={close}>
            <X />
          </button>
        </div>
      )}
    </div>
  );
}
