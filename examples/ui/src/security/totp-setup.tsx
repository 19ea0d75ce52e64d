import { ApiError, InvalidRequestError, type StartedTotp } from '@element-cabinet/sdk';
import { Copy } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { AttemptFailure } from '../attempt-failure.tsx';
import { copyText } from '../copy-text.ts';
import { ErrorState } from '../error-state.tsx';
import { describeError } from '../errors.ts';
import { Field } from '../field.tsx';
import { wasCancelled } from '../passkeys.ts';
import { cabinet } from '../session.ts';
import { Loading, Skeleton } from '../skeleton.tsx';
import { withVerification } from '../verification.tsx';
import { words } from './factor-words.ts';

export interface SetupProps {
  /** Set up; the codes where these are the first. */
  onDone: (recoveryCodes: readonly string[] | null) => void;
  onCancel: () => void;
  /** What going back says; another way, where there is one. */
  back?: string;
}

/** An authenticator app: its secret as a QR and as text, and the first code that it shows. */
export function TotpSetup({ onDone, onCancel, back = words().back }: SetupProps) {
  const [started, setStarted] = useState<StartedTotp>();
  const [failure, setFailure] = useState<unknown>();
  const start = async () => {
    setFailure(undefined);
    try {
      setStarted(await withVerification(() => cabinet.account.startTotp()));
    } catch (error) {
      if (wasCancelled(error)) onCancel();
      else setFailure(error);
    }
  };
  useEffect(() => void start(), []);
  if (failure !== undefined) return <ErrorState error={failure} onRetry={start} />;
  if (!started)
    return (
      <Loading>
        <Skeleton width="184px" height="184px" />
      </Loading>
    );
  return <Confirmation key={started.secret} {...{ started, onDone, onCancel, back }} onOver={start} />;
}

interface ConfirmationProps extends Required<SetupProps> {
  started: StartedTotp;
  /** The secret is none any more: another was begun, in another tab perhaps. */
  onOver: () => void;
}

function Confirmation({ started, onDone, onCancel, back, onOver }: ConfirmationProps) {
  const { secret, address, qr } = started;
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const shown = useRef<HTMLElement>(null);
  const focus = () => document.getElementById('totp-code')?.focus();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const digits = code.replace(/\s/g, '');
    const well = /^\d{6}$/.test(digits);
    setFailure(undefined);
    setWrong(well ? undefined : words().codeMissing);
    if (!well) return focus();
    setBusy(true);
    try {
      const confirm = () => cabinet.account.confirmTotp({ body: { code: digits } });
      const { recoveryCodes } = await withVerification(confirm);
      return onDone(recoveryCodes);
    } catch (error) {
      if (error instanceof InvalidRequestError) setWrong(describeError(error).detail);
      else if (error instanceof ApiError && error.code === 'totp_not_started') onOver();
      else setFailure(error);
      focus();
    }
    setBusy(false);
  };
  return (
    <form class="factor-setup" onSubmit={submit} noValidate>
      <p>{words().scan}</p>
      <img class="factor-qr" src={qr} alt={words().qr} width={184} height={184} />
      <details>
        <summary>{words().manual}</summary>
        <div class="factor-secret">
          <p class="muted">{words().manualText}</p>
          <code ref={shown}>{secret}</code>
          <button
            type="button"
            onClick={() => void copyText(secret.replaceAll(' ', ''), words().secretCopied, shown.current)}
          >
            <Copy />
            {words().copy}
          </button>
          <a href={address}>{words().openApp}</a>
        </div>
      </details>
      <AttemptFailure failure={failure} />
      <Field
        name="totp-code"
        label={words().codeLabel}
        hint={words().thenCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onInput={setCode}
        error={wrong}
      />
      <button type="submit" class="primary" aria-disabled={busy}>
        {busy ? words().busy : words().confirm}
      </button>
      <button type="button" class="plain" onClick={onCancel}>
        {back}
      </button>
    </form>
  );
}
