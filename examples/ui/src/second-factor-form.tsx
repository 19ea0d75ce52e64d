import { type FactorMethod, InvalidRequestError } from '@element-cabinet/sdk';
import { useEffect, useState } from 'preact/hooks';
import { AttemptFailure } from './attempt-failure.tsx';
import { describeError } from './errors.ts';
import { Field } from './field.tsx';
import { passkeysWork } from './passkeys.ts';
import { words } from './sign-in-words.ts';

interface SecondFactorFormProps {
  methods: readonly FactorMethod[];
  /** Sends a code; what it throws is told here. */
  send: (code: string) => Promise<void>;
  onPasskey: () => void;
  onBack: () => void;
  /** What the buttons say; at sign-in they sign in. */
  says?: { submit: string; busy: string; byPasskey: string; back: string };
}

/** After the right password, or anew: a code of the app, a recovery code, or a passkey. */
export function SecondFactorForm(props: SecondFactorFormProps) {
  const { methods, send, onPasskey, onBack, says = words() } = props;
  const passkey = methods.includes('passkey') && passkeysWork();
  const app = methods.includes('totp');
  const [mode, setMode] = useState<FactorMethod>(app ? 'totp' : passkey ? 'passkey' : 'recovery_code');
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useEffect(() => document.getElementById(mode === 'passkey' ? 'by-passkey' : 'code')?.focus(), [mode]);
  const turn = (to: FactorMethod) => {
    setMode(to);
    setCode('');
    setWrong(undefined);
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    setWrong(code.trim() ? undefined : words().codeMissing);
    if (!code.trim()) return document.getElementById('code')?.focus();
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

  const recovery = mode === 'recovery_code';
  const usable = mode === 'passkey' || methods.includes(mode);
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <AttemptFailure failure={failure} />
      {!usable && <p class="notice">{words().passkeyElsewhere}</p>}
      {usable && mode !== 'passkey' && (
        <>
          <Field
            name="code"
            label={recovery ? words().recoveryCode : words().appCode}
            hint={recovery ? words().recoveryHint : undefined}
            autoComplete={recovery ? 'off' : 'one-time-code'}
            {...(recovery ? {} : { inputMode: 'numeric' })}
            value={code}
            onInput={setCode}
            error={wrong}
          />
          <button type="submit" class="primary" aria-disabled={busy}>
            {busy ? says.busy : says.submit}
          </button>
        </>
      )}
      {passkey && (
        <button
          type="button"
          id="by-passkey"
          class={mode === 'passkey' ? 'primary' : undefined}
          onClick={onPasskey}
        >
          {says.byPasskey}
        </button>
      )}
      {app && mode !== 'totp' && (
        <button type="button" onClick={() => turn('totp')}>
          {words().useApp}
        </button>
      )}
      {methods.includes('recovery_code') && !recovery && (
        <button type="button" onClick={() => turn('recovery_code')}>
          {words().useRecoveryCode}
        </button>
      )}
      <button type="button" class="plain" onClick={onBack}>
        {says.back}
      </button>
    </form>
  );
}
