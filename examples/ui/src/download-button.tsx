import { Download } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { describeError } from './errors.ts';
import { saveFile } from './save-file.ts';
import { showToast } from './toast.tsx';

interface DownloadButtonProps {
  label: string;
  load: () => Promise<File>;
}

/** Loads a file and hands it to the browser; says so when it can't. */
export function DownloadButton({ label, load }: DownloadButtonProps) {
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      saveFile(await load());
    } catch (error) {
      const { title, detail } = describeError(error);
      showToast({ text: detail ?? title });
    } finally {
      setBusy(false);
    }
  };
  return (
    <button type="button" disabled={busy} aria-busy={busy} onClick={download}>
      <Download />
      {label}
    </button>
  );
}
