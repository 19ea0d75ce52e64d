import { Copy, Download, Printer } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { copyText } from '../copy-text.ts';
import { saveFile } from '../save-file.ts';
import { useMe } from '../session.ts';
import { words } from './factor-words.ts';

interface RecoveryCodesProps {
  codes: readonly string[];
  /** They say that they have kept them. */
  onKept: () => void;
}

/** The one time that the codes are known. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const me = useMe();
  const list = useRef<HTMLOListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [kept, setKept] = useState(false);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    heading.current?.focus();
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  const title = words().codesFor(location.host, me.data?.email ?? '');
  const text = [title, '', ...codes, '', words().codesOnce, ''].join('\r\n');
  const file = () => new File([text], words().codesFile, { type: 'text/plain;charset=utf-8' });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (kept) return onKept();
    setMissing(true);
    document.getElementById('codes-kept')?.focus();
  };
  return (
    <form class="recovery-codes" onSubmit={submit} noValidate>
      <h2 tabIndex={-1} ref={heading}>
        {words().codesTitle}
      </h2>
      <p class="print-only">{title}</p>
      <p class="muted">{words().codesText}</p>
      <ol ref={list} aria-label={words().codesTitle}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div class="codes-acts screen-only">
        <button type="button" onClick={() => void copyText(text, words().codesCopied, list.current)}>
          <Copy />
          {words().copy}
        </button>
        <button type="button" onClick={() => saveFile(file())}>
          <Download />
          {words().download}
        </button>
        <button type="button" onClick={() => print()}>
          <Printer />
          {words().print}
        </button>
      </div>
      <label class="tick screen-only">
        <input
          type="checkbox"
          id="codes-kept"
          checked={kept}
          aria-invalid={missing && !kept}
          aria-describedby={missing && !kept ? 'codes-kept-missing' : undefined}
          onChange={({ currentTarget }) => setKept(currentTarget.checked)}
        />
        <span>{words().kept}</span>
      </label>
      {missing && !kept && (
        <p class="field-error screen-only" id="codes-kept-missing">
          {words().keptMissing}
        </p>
      )}
      <button type="submit" class="primary screen-only">
        {words().continue}
      </button>
    </form>
  );
}
