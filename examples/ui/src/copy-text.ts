import { showToast } from './toast.tsx';

/** Copies, and says so; without TLS a page has no clipboard, so what is shown is selected to be copied by hand. */
export async function copyText(text: string, copied: string, shown: Element | null): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: copied });
  } catch {
    const selection = getSelection();
    if (!shown || !selection) return;
    selection.selectAllChildren(shown);
    if (document.execCommand('copy')) showToast({ text: copied });
  }
}
