import { ApiError } from '@element-cabinet/sdk';
import { useState } from 'preact/hooks';
import { AttemptFailure } from '../attempt-failure.tsx';
import { Card } from '../card.tsx';
import { Dialog } from '../dialog.tsx';
import { Field } from '../field.tsx';
import { focusField } from '../focus-field.ts';
import { NewPasswordField, passwordError } from '../new-password-field.tsx';
import { cabinet, useMe } from '../session.ts';
import { showToast } from '../toast.tsx';
import { words as shared } from '../words.ts';
import { useSessions } from './sessions-card.tsx';
import { words } from './words.ts';

/** The password, changed by whoever knows the current one. */
export function PasswordCard() {
  const [open, setOpen] = useState(false);
  return (
    <Card title={words().password}>
      <p class="muted">{words().passwordText}</p>
      <div class="actions">
        <button type="button" onClick={() => setOpen(true)}>
          {words().changePassword}
        </button>
      </div>
      {open && <ChangeDialog onClose={() => setOpen(false)} />}
    </Card>
  );
}

function ChangeDialog({ onClose }: { onClose: () => void }) {
  const { data: me } = useMe();
  const sessions = useSessions();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<{ current?: string | undefined; password?: string | undefined }>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const tell = (wrong: typeof errors) => {
    setErrors(wrong);
    if (wrong.current ?? wrong.password) focusField(wrong.current ? 'current-password' : 'new-password');
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    tell({
      current: current ? undefined : words().currentMissing,
      password: password ? undefined : words().newMissing,
    });
    if (!current || !password) return;
    setBusy(true);
    try {
      await cabinet.account.changePassword({ body: { currentPassword: current, newPassword: password } });
      sessions.refresh();
      showToast({ text: words().passwordChanged });
      onClose();
    } catch (error) {
      setBusy(false);
      if (error instanceof ApiError && error.code === 'current_password_wrong')
        tell({ current: error.problem?.detail });
      else if (passwordError(error)) tell({ password: passwordError(error) });
      else setFailure(error);
    }
  };

  return (
    <Dialog title={words().changePassword} class="password-dialog" onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <input type="text" autoComplete="username" value={me?.email ?? ''} readOnly hidden />
        <AttemptFailure failure={failure} />
        <Field
          name="current-password"
          type="password"
          label={words().currentPassword}
          autoComplete="current-password"
          value={current}
          onInput={setCurrent}
          error={errors.current}
        />
        <NewPasswordField
          value={password}
          onInput={setPassword}
          error={errors.password}
          about={[me?.name ?? null, me?.email ?? null]}
        />
        <div class="actions">
          <a class="actions-start" href="/forgot">
            {words().forgot}
          </a>
          <button type="button" onClick={onClose}>
            {shared().cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {busy ? words().changing : words().changePassword}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
