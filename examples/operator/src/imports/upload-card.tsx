import { type Cabinet, InvalidRequestError } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { ErrorState } from '@element-cabinet/ui/error-state';
import { FileUp } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { uploadingCabinet, uploadTimeoutMs } from './upload.ts';
import { words } from './words.ts';

type Send = (
  cabinet: Cabinet,
  file: File,
  options: { signal: AbortSignal; timeoutMs: number },
) => Promise<void>;

interface UploadCardProps {
  title: string;
  /** What file is expected. */
  text: string;
  /** `.xlsx,.csv` */
  accept: string;
  /** Sends the file and goes on from there. */
  send: Send;
  /** What stands beside the button: templates. */
  children?: ComponentChildren;
}

type State =
  | { is: 'idle' }
  | { is: 'sending'; file: File; share: number; cancel: () => void }
  | { is: 'failed'; file: File; error: unknown };

/** Takes a file by choice or by drop, tells how much of it has left, can be cancelled; a file that failed is kept. */
export function UploadCard({ title, text, accept, send, children }: UploadCardProps) {
  const [state, setState] = useState<State>({ is: 'idle' });
  const [over, setOver] = useState(false);
  const leaving = useRef<() => void>(undefined);
  useEffect(() => () => leaving.current?.(), []);

  const start = async (file: File) => {
    const controller = new AbortController();
    const cancel = () => controller.abort();
    leaving.current = cancel;
    setState({ is: 'sending', file, share: 0, cancel });
    const cabinet = uploadingCabinet((share) => setState({ is: 'sending', file, share, cancel }));
    try {
      await send(cabinet, file, { signal: controller.signal, timeoutMs: uploadTimeoutMs });
    } catch (error) {
      setState(controller.signal.aborted ? { is: 'idle' } : { is: 'failed', file, error });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (file && state.is !== 'sending') start(file);
  };

  return (
    <Card title={title}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field is the first */}
      <div
        class={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {state.is === 'sending' ? (
          <Sending file={state.file} share={state.share} onCancel={state.cancel} />
        ) : (
          <>
            {state.is === 'failed' && <Failed file={state.file} error={state.error} onRetry={start} />}
            <Choice text={text} accept={accept} onFile={start} />
            {children}
          </>
        )}
      </div>
    </Card>
  );
}

function Choice({ text, accept, onFile }: { text: string; accept: string; onFile: (file: File) => void }) {
  const choose = (field: HTMLInputElement) => {
    const [file] = field.files ?? [];
    // The same file may be chosen again once it was corrected.
    field.value = '';
    if (file) onFile(file);
  };
  return (
    <>
      <input
        id="file"
        class="hidden-visually"
        type="file"
        accept={accept}
        aria-describedby="file-text"
        onChange={({ currentTarget }) => choose(currentTarget)}
      />
      <label class="button primary" for="file">
        <FileUp />
        {words().choose}
      </label>
      <p class="muted" id="file-text">
        {words().orDrop} {text}
      </p>
    </>
  );
}

interface SendingProps {
  file: File;
  share: number;
  onCancel: () => void;
}

function Sending({ file, share, onCancel }: SendingProps) {
  const sent = share >= 1;
  const label = sent ? words().reading(file.name) : words().sending(file.name);
  return (
    <div class="sending">
      <p role="status">{label}</p>
      <progress aria-label={label} {...(sent ? {} : { value: share, max: 1 })} />
      <button type="button" onClick={onCancel}>
        {words().cancel}
      </button>
    </div>
  );
}

function Failed({ file, error, onRetry }: { file: File; error: unknown; onRetry: (file: File) => void }) {
  return (
    <div class="failed">
      <p class="muted">{words().notTaken(file.name)}</p>
      {/* What the server read and refused, it would refuse again. */}
      <ErrorState
        error={error}
        onRetry={error instanceof InvalidRequestError ? undefined : () => onRetry(file)}
      />
      {error instanceof InvalidRequestError && error.errors.length > 0 && (
        <ul class="file-errors">
          {error.errors.map(({ pointer, message }) => (
            <li key={`${pointer} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
