import type { Invitation } from '@element-cabinet/sdk';
import { useState } from 'preact/hooks';
import { type Agreed, Consents, isOutdated, missingConsents } from './consents.tsx';
import { Failure } from './failure.tsx';
import { Field } from './field.tsx';
import { focusField } from './focus-field.ts';
import { NewPasswordField, passwordError } from './new-password-field.tsx';
import { words } from './people-words.ts';
import { ResourceView } from './resource-view.tsx';
import { cabinet } from './session.ts';
import { SkeletonRows } from './skeleton.tsx';
import { useResource } from './use-resource.ts';

interface NewPersonFormProps {
  invitation: Invitation;
  token: string;
  /** The first page, without a slash at its end. */
  home: string;
  onAccepted: (companyId: string | null) => void;
}

type Errors = Readonly<Record<string, string | undefined>>;
const fields = ['name', 'new-password', 'personalData', 'userAgreement'];

/** A new login: the name, a password, and of whoever comes to a company the consents. */
export function NewPersonForm({ invitation, token, home, onAccepted }: NewPersonFormProps) {
  const staff = invitation.staffRole !== null;
  const terms = useResource(staff ? 'terms-of-staff' : 'terms-current', async () =>
    staff ? { documents: [] } : cabinet.terms.getCurrentTerms(),
  );
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState('');
  const [agreed, setAgreed] = useState<Agreed>({});
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const show = (wrong: Errors) => {
    setErrors(wrong);
    const first = fields.find((field) => wrong[field]);
    if (first) focusField(first);
    return first !== undefined;
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    const wrong = show({
      name: name.trim().length < 2 ? words().nameMissing : undefined,
      'new-password': [...password].length < 12 ? words().passwordShort : undefined,
      ...missingConsents(terms.data?.documents ?? [], agreed),
    });
    // Without the texts nobody can agree to them; what keeps them away is told in their place.
    if (!terms.data) terms.refresh();
    if (wrong || !terms.data) return;
    setBusy(true);
    try {
      const body = { token, name: name.trim(), password, ...(staff ? {} : { consents: agreed }) };
      onAccepted((await cabinet.invitations.accept({ body })).companyId);
    } catch (error) {
      setBusy(false);
      if (isOutdated(error)) {
        setAgreed({});
        terms.refresh();
      }
      const refusal = passwordError(error);
      if (refusal) show({ 'new-password': refusal });
      else setFailure(error);
    }
  };
  const agree = (field: string, id: string) => {
    const { [field]: _before, ...others } = agreed;
    setAgreed(id === '' ? others : { ...others, [field]: id });
    setErrors({ ...errors, [field]: undefined });
  };
  return (
    <form onSubmit={submit} noValidate>
      <p class="muted">{words().lead}</p>
      <Failure failure={failure} />
      <input type="text" autoComplete="username" value={invitation.email} readOnly hidden />
      <Field
        {...{ name: 'name', label: words().name, autoComplete: 'name', value: name, error: errors.name }}
        onInput={setName}
      />
      <NewPasswordField
        {...{ label: words().password, value: password, error: errors['new-password'] }}
        about={[invitation.email, invitation.companyName, name]}
        onInput={setPassword}
      />
      <ResourceView resource={terms} skeleton={<SkeletonRows rows={2} columns={1} />}>
        {({ documents }) => (
          <Consents {...{ documents, agreed, errors }} href={`${home}/terms`} onInput={agree} />
        )}
      </ResourceView>
      <button type="submit" class="primary" aria-disabled={busy}>
        {busy ? words().accepting : words().accept}
      </button>
    </form>
  );
}
