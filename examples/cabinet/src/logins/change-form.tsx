import { ApiError, type LoginChange, type Me } from '@element-cabinet/sdk';
import { describeError } from '@element-cabinet/ui/errors';
import { Failure } from '@element-cabinet/ui/failure';
import { Field } from '@element-cabinet/ui/field';
import { focusField } from '@element-cabinet/ui/focus-field';
import { cabinet } from '@element-cabinet/ui/session';
import { withVerification } from '@element-cabinet/ui/verification';
import { useState } from 'preact/hooks';
import { lastCompany } from '../session.ts';
import { words } from './change-words.ts';

interface ChangeFormProps {
  me: Me;
  onRequested: (change: LoginChange) => void;
}

type Errors = { newLogin?: string | undefined; representative?: string | undefined };

/** The first step: the new address, and who signs for which company. */
export function ChangeForm({ me, onRequested }: ChangeFormProps) {
  const companies = me.memberships.map(({ company }) => company);
  const [companyId, setCompanyId] = useState(lastCompany(me) ?? '');
  const [newLogin, setNewLogin] = useState('');
  const [representative, setRepresentative] = useState(me.name);
  const [byAttorney, setByAttorney] = useState(false);
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const show = (found: Errors) => {
    setErrors(found);
    const first = (['newLogin', 'representative'] as const).find((name) => found[name]);
    if (first) focusField(first);
    return first !== undefined;
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    const email = newLogin.trim();
    const signer = representative.trim();
    const wrong = show({
      newLogin: /^\S+@\S+\.\S+$/.test(email) ? undefined : words().emailWrong,
      representative: signer.length < 3 ? words().representativeMissing : undefined,
    });
    if (wrong) return;
    setBusy(true);
    try {
      const body = { companyId, newLogin: email, representative: signer, byAttorney };
      onRequested(await withVerification(() => cabinet.account.requestLoginChange({ body })));
    } catch (error) {
      setBusy(false);
      if (!show(errorsOf(error))) setFailure(error);
    }
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      {companies.length > 1 && (
        <div class="field">
          <label for="company">{words().company}</label>
          <select
            id="company"
            value={companyId}
            onChange={({ currentTarget }) => setCompanyId(currentTarget.value)}
          >
            {companies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <Field
        {...{ name: 'newLogin', label: words().email, type: 'email', autoComplete: 'email', maxLength: 254 }}
        {...{ hint: words().emailHint, value: newLogin, error: errors.newLogin }}
        onInput={(value) => {
          setNewLogin(value);
          setErrors((told) => ({ ...told, newLogin: undefined }));
        }}
      />
      <Field
        {...{ name: 'representative', label: words().representative, maxLength: 200 }}
        {...{ hint: words().representativeHint, value: representative, error: errors.representative }}
        onInput={(value) => {
          setRepresentative(value);
          setErrors((told) => ({ ...told, representative: undefined }));
        }}
      />
      <label class="check-line">
        <input
          type="checkbox"
          checked={byAttorney}
          onChange={({ currentTarget }) => setByAttorney(currentTarget.checked)}
        />
        <span>
          {words().byAttorney}
          <small class="muted change-hint">{words().byAttorneyHint}</small>
        </span>
      </label>
      <Failure failure={failure} />
      <div class="actions">
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? words().filling : words().fillAction}
        </button>
      </div>
    </form>
  );
}

/** What the server says of a field, to be told at it. */
function errorsOf(error: unknown): Errors {
  if (!(error instanceof ApiError)) return {};
  if (error.code === 'login_change_same_login') return { newLogin: describeError(error).title };
  const told = (error.problem?.errors ?? []).map(({ message, pointer }) => [pointer.slice(1), message]);
  return Object.fromEntries(told.filter(([name]) => name === 'newLogin' || name === 'representative'));
}
