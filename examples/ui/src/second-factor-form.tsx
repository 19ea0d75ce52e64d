import { type FactorMethod, InvalidRequestError, RateLimitError } from '@element-cabinet/sdk';
import { useEffect, useState } from 'preact/hooks';
import { describeError } from './errors.ts';
import { Failure } from './failure.tsx';
import { Field } from './field.tsx';
import { passkeysWork } from './passkeys.ts';
import { words } from './sign-in-words.ts';
import { Throttled } from './throttled.tsx';

interface SecondFactorFormProps {
  methods: readonly FactorMethod[];
  /** Sends a code; what it throws is told here. */
  send: (code: string) => Promise<void>;
  onPasskey: () => void;
  onBack: () => void;
}

/** After the right password: a code of the app, a recovery code, or a passkey. */
export function SecondFactorForm({ methods, send, onPasskey, onBack }: SecondFactorFormProps) {
  const app = methods.includes('totp');
  const [recovery, setRecovery] = useState(!app);
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const takesCode = app || methods.includes('recovery_code');
  useEffect(() => document.getElementById('code')?.focus(), [recovery]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    setWrong(code.trim() ? undefined : words().codeMissing);
    if (!code.trim()) return;
    setBusy(true);
    try {
      await send(code.trim());
    } catch (error) {
      setBusy(false);
      if (error instanceof InvalidRequestError) {
        const known = error.code === 'wrong_code';
        setWrong(known ? describeError(error).detail : words().codeWrong);
      } else setFailure(error);
      document.getElementById('code')?.focus();
    }
  };

  return (
    <form onSubmit={submit} noValidate>
      {failure instanceof RateLimitError ? (
        <Throttled retryAfterMs={failure.retryAfterMs ?? 60_000} />
      ) : (
        <Failure failure={failure} />
      )}
      {takesCode && (
        <>
          <Field
            name="code"
            label={recovery ? words().recoveryCode : words().appCode}
            autoComplete={recovery ? 'off' : 'one-time-code'}
            value={code}
            onInput={setCode}
            error={wrong}
          />
          <button type="submit" class="primary" aria-disabled={busy}>
            {busy ? words().busy : words().submit}
          </button>
        </>
      )}
      {methods.includes('passkey') && passkeysWork() && (
        <button type="button" class={takesCode ? undefined : 'primary'} onClick={onPasskey}>
          {words().byPasskey}
        </button>
      )}
      {app && methods.includes('recovery_code') && (
        <button
          type="button"
          onClick={() => {
            setRecovery(!recovery);
            setCode('');
            setWrong(undefined);
          }}
        >
          {recovery ? words().useApp : words().useRecoveryCode}
        </button>
      )}
      <button type="button" onClick={onBack}>
        {words().back}
      </button>
    </form>
  );
}
