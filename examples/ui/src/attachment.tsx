import type { LoginChangeAttachment } from '@element-cabinet/sdk';
import { ApiError } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { CircleAlert, FileCheck, FileUp } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { DownloadButton } from './download-button.tsx';
import { describeError } from './errors.ts';
import { locale } from './i18n.ts';
import { words } from './login-change-words.ts';

const endings = ['.pdf', '.jpg', '.jpeg', '.png', '.tif', '.tiff'];
const mostBytes = 20_971_520;
/** A scan on a slow line. */
const timeoutMs = 5 * 60_000;

interface AttachmentProps {
  /** Tells the fields of a page apart. */
  id: string;
  title: string;
  attached: LoginChangeAttachment | null;
  /** Not given where nothing can be attached any more. */
  send?: ((file: File, options: { timeoutMs: number }) => Promise<void>) | undefined;
  load: () => Promise<File>;
}

/** A scan that is attached by a button or a drop, and can be replaced; what is wrong with a file stands at the field. */
export function Attachment({ id, title, attached, load, send }: AttachmentProps) {
  const [sending, setSending] = useState<string>();
  const [error, setError] = useState<string>();
  const [over, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  const start = async (file: File | undefined) => {
    if (!file || !send || sending !== undefined) return;
    const wrong = wrongWith(file);
    setError(wrong);
    if (wrong) return;
    setSending(file.name);
    try {
      await send(file, { timeoutMs });
    } catch (failure) {
      setError(told(failure));
    }
    setSending(undefined);
  };
  const choose = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    // The same file may be chosen again once it was corrected.
    input.value = '';
    start(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    start(event.dataTransfer?.files[0]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      class={['attachment', over && 'over', attached && 'there'].filter(Boolean).join(' ')}
      {...(send ? { onDrop: drop, onDragLeave: () => setOver(false) } : {})}
      onDragOver={(event) => {
        if (!send) return;
        event.preventDefault();
        setOver(true);
      }}
    >
      {attached ? <FileCheck /> : <FileUp />}
      <div class="attachment-text">
        <p class="line-title" id={`${id}-title`}>
          {title}
        </p>
        {attached && (
          <p class="muted">
            {attached.name} · {words().attached(sizeWords(attached.sizeBytes), when(attached))}
          </p>
        )}
        {!attached && send && <p class="muted">{words().orDrop}</p>}
        <p role="status">{sending !== undefined && words().sending(sending)}</p>
        {error && (
          <p class="field-error" id={`${id}-error`} role="alert">
            <CircleAlert />
            {error}
          </p>
        )}
      </div>
      <div class="acts screen-only">
        {attached && <DownloadButton label={words().open} load={load} />}
        {send && (
          <>
            <input
              ref={field}
              id={id}
              class="hidden-visually"
              type="file"
              tabIndex={-1}
              accept={endings.join(',')}
              aria-labelledby={`${id}-title`}
              onChange={({ currentTarget }) => choose(currentTarget)}
            />
            <button
              type="button"
              class={attached ? undefined : 'primary'}
              aria-disabled={sending !== undefined}
              aria-busy={sending !== undefined}
              aria-describedby={error ? `${id}-title ${id}-error` : `${id}-title`}
              onClick={() => field.current?.click()}
            >
              {attached ? words().replace : words().choose}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

const when = ({ attachedAt }: LoginChangeAttachment) => formatDateTime(attachedAt, locale.value);

/** What can be told before a byte is sent. */
function wrongWith({ name, size }: File): string | undefined {
  if (!endings.some((ending) => name.toLowerCase().endsWith(ending))) return words().wrongKind;
  if (size === 0) return words().empty;
  return size > mostBytes ? words().tooLarge : undefined;
}

function told(failure: unknown): string {
  if (failure instanceof ApiError && failure.status === 413) return words().tooLarge;
  const { detail, title } = describeError(failure);
  return detail ? `${title}. ${detail}` : title;
}

function sizeWords(bytes: number): string {
  const [value, unit] =
    bytes >= 1_048_576 ? [bytes / 1_048_576, 'megabytes' as const] : [bytes / 1024, 'kilobytes' as const];
  const digits = value < 10 ? Math.max(0.1, value).toFixed(1) : String(Math.round(value));
  return words()[unit](locale.value === 'ru' ? digits.replace('.', ',') : digits);
}
