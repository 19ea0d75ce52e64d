import { useState } from 'preact/hooks';
import { Door } from '../door.tsx';
import { Failure } from '../failure.tsx';
import { NewPasswordField, passwordError } from '../new-password-field.tsx';
import { cabinet } from '../session.ts';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-gate.tsx';
import { words } from './words.ts';

/** A password of one's own in place of the temporary one. */
export function PasswordStep({ me, product, onDone }: StepProps) {
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const tell = (text: string | undefined) => {
    setWrong(text);
    if (text) requestAnimationFrame(() => document.getElementById('new-password')?.focus());
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    tell(password ? undefined : words().passwordMissing);
    if (!password) return;
    setBusy(true);
    try {
      await cabinet.account.changePassword({ body: { newPassword: password } });
      onDone();
    } catch (error) {
      setBusy(false);
      if (passwordError(error)) tell(passwordError(error));
      else setFailure(error);
    }
  };
  return (
    <Door title={words().password} product={product} lead={words().passwordLead} foot={<StepFoot me={me} />}>
      <form onSubmit={submit} noValidate>
        <Failure failure={failure} />
        <input type="text" autoComplete="username" value={me.email ?? ''} readOnly hidden />
        <NewPasswordField value={password} onInput={setPassword} error={wrong} about={[me.name, me.email]} />
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? words().saving : words().save}
        </button>
      </form>
    </Door>
  );
}
