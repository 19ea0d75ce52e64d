import type { Fresh, Member, Role } from '@element-cabinet/sdk';
import { roles, say } from '@element-cabinet/sdk/format';
import { Dialog } from '@element-cabinet/ui/dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { Field } from '@element-cabinet/ui/field';
import { locale } from '@element-cabinet/ui/i18n';
import { words as shared } from '@element-cabinet/ui/people-words';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { withVerification } from '@element-cabinet/ui/verification';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useContractNames } from '../contracts/contract-names.ts';
import { words } from './words.ts';

const order: Role[] = ['viewer', 'accountant', 'signatory', 'owner'];

interface AccessDialogProps {
  companyId: string;
  /** Whose access is changed, as it was seen; somebody is invited where there is none. */
  member?: Fresh<Member> | undefined;
  onDone: () => void;
  onClose: () => void;
}

interface Errors {
  email?: string | undefined;
  name?: string | undefined;
  contracts?: string | undefined;
}

/** Invites somebody, or changes the role and contracts of somebody who is in. */
export function AccessDialog({ companyId, member, onDone, onClose }: AccessDialogProps) {
  const contracts = useContractNames(companyId);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>(member?.data.role ?? 'viewer');
  const [chosen, setChosen] = useState<string[] | null>(member?.data.contractIds ?? null);
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const send = async () => {
    const access = { role, contractIds: chosen };
    if (!member) {
      const body = { email: email.trim(), name: name.trim(), ...access };
      await withVerification(() => cabinet.companies.inviteMember({ companyId, body }));
      return showToast({ text: words().invited(email.trim()) });
    }
    const params = { companyId, memberId: member.data.id, body: access };
    const options = member.etag ? { ifMatch: member.etag } : {};
    await withVerification(() => cabinet.companies.updateMember(params, options));
    showToast({ text: words().changed });
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const wrong: Errors = {
      email: member || /^\S+@\S+\.\S+$/.test(email.trim()) ? undefined : shared().emailWrong,
      name: member || name.trim().length > 1 ? undefined : shared().nameMissing,
      contracts: chosen?.length === 0 ? words().chooseContract : undefined,
    };
    setErrors(wrong);
    setFailure(undefined);
    const first = Object.entries(wrong).find(([, error]) => error !== undefined)?.[0];
    if (first) return document.getElementById(first)?.focus();
    setBusy(true);
    try {
      await send();
      onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const toggle = (id: string, on: boolean) =>
    setChosen((now) => [...(now ?? []).filter((one) => one !== id), ...(on ? [id] : [])]);

  const title = member ? words().changeTitle(member.data.name) : words().inviteTitle;
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        {!member && (
          <>
            <Field
              {...{ name: 'email', type: 'email', label: shared().email, value: email, error: errors.email }}
              onInput={setEmail}
            />
            <Field
              {...{ name: 'name', label: shared().name, value: name, error: errors.name }}
              onInput={setName}
            />
          </>
        )}
        <fieldset class="choices">
          <legend>{shared().role}</legend>
          {order.map((each) => (
            <label key={each}>
              <input type="radio" name="role" checked={role === each} onChange={() => setRole(each)} />
              {say(roles, each, locale.value)}
              <small>{words()[each]}</small>
            </label>
          ))}
        </fieldset>
        <fieldset class="choices" aria-describedby={errors.contracts && 'contracts-error'}>
          <legend>{words().contracts}</legend>
          <label>
            <input type="radio" name="sees" checked={chosen === null} onChange={() => setChosen(null)} />
            {words().allContracts}
          </label>
          <label>
            <input
              {...{ id: 'contracts', type: 'radio', name: 'sees', checked: chosen !== null }}
              onChange={() => setChosen([])}
            />
            {words().someContracts}
          </label>
          {chosen !== null && (
            <div class="scroll">
              {contracts.map(({ id, label }) => (
                <label key={id}>
                  <input
                    type="checkbox"
                    checked={chosen.includes(id)}
                    onChange={({ currentTarget: { checked } }) => toggle(id, checked)}
                  />
                  {label}
                </label>
              ))}
            </div>
          )}
          {errors.contracts && (
            <p class="field-error" id="contracts-error">
              <CircleAlert />
              {errors.contracts}
            </p>
          )}
        </fieldset>
        <Failure failure={failure} />
        <div class="actions">
          <button type="button" onClick={onClose}>
            {shared().cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {member ? words().save : words().send}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
