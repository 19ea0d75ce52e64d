import { useState } from 'preact/hooks';
import { AttemptFailure } from './attempt-failure.tsx';
import { focusField } from './focus-field.ts';
import { NewPasswordField, passwordError } from './new-password-field.tsx';
import { words } from './new-password-words.ts';

interface NewPasswordFormProps {
  /** What the button says. */
  label: string;
  /** What a password manager keeps it with, where the page knows. */
  login?: string | null;
  about: readonly (string | null)[];
  /** Leads away when it is done; what it throws is told here. */
  onSave: (password: string) => Promise<void>;
}

/** One new password and nothing else, on a page of its own. */
export function NewPasswordForm({ label, login, about, onSave }: NewPasswordFormProps) {
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const tell = (text: string | undefined) => {
    setWrong(text);
    if (text) focusField('new-password');
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    tell(password ? undefined : words().missing);
    if (!password) return;
    setBusy(true);
    try {
      await onSave(password);
    } catch (error) {
      setBusy(false);
      const refusal = passwordError(error);
      if (refusal) tell(refusal);
      else setFailure(error);
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <AttemptFailure failure={failure} />
      {login && <input type="text" autoComplete="username" value={login} readOnly hidden />}
      <NewPasswordField value={password} onInput={setPassword} error={wrong} about={about} />
      <button type="submit" class="primary" aria-disabled={busy}>
        {busy ? words().saving : label}
      </button>
    </form>
  );
}
