import type { StaffRole } from '@element-cabinet/sdk';
import { say, staffRoles } from '@element-cabinet/sdk/format';
import { Dialog } from '@element-cabinet/ui/dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { Field } from '@element-cabinet/ui/field';
import { locale } from '@element-cabinet/ui/i18n';
import { words as shared } from '@element-cabinet/ui/people-words';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { withVerification } from '@element-cabinet/ui/verification';
import { useState } from 'preact/hooks';
import { words } from './words.ts';

const order: StaffRole[] = ['manager', 'administrator'];

/** Invites a member of staff by mail. */
export function InviteDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<StaffRole>('manager');
  const [errors, setErrors] = useState<{ email?: string | undefined; name?: string | undefined }>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const wrong = {
      email: /^\S+@\S+\.\S+$/.test(email.trim()) ? undefined : shared().emailWrong,
      name: name.trim().length > 1 ? undefined : shared().nameMissing,
    };
    setErrors(wrong);
    setFailure(undefined);
    if (wrong.email ?? wrong.name) return document.getElementById(wrong.email ? 'email' : 'name')?.focus();
    setBusy(true);
    try {
      const body = { email: email.trim(), name: name.trim(), role };
      await withVerification(() => cabinet.operator.staff.invite({ body }));
      showToast({ text: words().invited(email.trim()) });
      onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={words().inviteTitle} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <Field
          {...{ name: 'email', type: 'email', label: shared().email, value: email, error: errors.email }}
          onInput={setEmail}
        />
        <Field
          {...{ name: 'name', label: shared().name, value: name, error: errors.name }}
          onInput={setName}
        />
        <fieldset class="choices">
          <legend>{shared().role}</legend>
          {order.map((each) => (
            <label key={each}>
              <input type="radio" name="role" checked={role === each} onChange={() => setRole(each)} />
              {say(staffRoles, each, locale.value)}
              <small>{words()[each]}</small>
            </label>
          ))}
        </fieldset>
        <p class="muted">{words().lead}</p>
        <Failure failure={failure} />
        <div class="actions">
          <button type="button" onClick={onClose}>
            {shared().cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {words().send}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
