import { ApiError, type OperatorLoginChange, type OperatorMember } from '@element-cabinet/sdk';
import { Dialog } from '@element-cabinet/ui/dialog';
import { describeError } from '@element-cabinet/ui/errors';
import { Failure } from '@element-cabinet/ui/failure';
import { Field } from '@element-cabinet/ui/field';
import { cabinet } from '@element-cabinet/ui/session';
import { withVerification } from '@element-cabinet/ui/verification';
import { useState } from 'preact/hooks';
import { FieldError } from '../schedules/fields.tsx';
import { words } from './words.ts';

interface LostMailboxDialogProps {
  companyId: string;
  member: OperatorMember;
  onDone: (change: OperatorLoginChange) => void;
  onClose: () => void;
}

type Errors = Partial<Record<'newLogin' | 'representative' | 'identityNote', string | undefined>>;

/** Begins a change of login for a person who can't read the former mailbox, after a check of who they are. */
export function LostMailboxDialog({ companyId, member, onClose, onDone }: LostMailboxDialogProps) {
  const [newLogin, setNewLogin] = useState('');
  const [representative, setRepresentative] = useState(member.name);
  const [byAttorney, setByAttorney] = useState(false);
  const [identityNote, setIdentityNote] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const settle = (name: keyof Errors) => setErrors((before) => ({ ...before, [name]: undefined }));
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    const typed = {
      ...{ newLogin: newLogin.trim(), representative: representative.trim() },
      identityNote: identityNote.trim(),
    };
    const found: Errors = {
      newLogin: /^\S+@\S+\.\S+$/.test(typed.newLogin) ? undefined : words().emailWrong,
      representative: typed.representative.length < 3 ? words().representativeMissing : undefined,
      identityNote: typed.identityNote.length < 10 ? words().identityMissing : undefined,
    };
    setErrors(found);
    if (Object.values(found).some(Boolean)) return;
    setBusy(true);
    try {
      const body = { ...typed, companyId, login: member.email, byAttorney };
      onDone(await withVerification(() => cabinet.operator.loginChanges.create({ body })));
    } catch (error) {
      setBusy(false);
      const told = errorsOf(error);
      setErrors(told);
      if (Object.keys(told).length === 0) setFailure(error);
    }
  };
  return (
    <Dialog title={words().createTitle(member.name)} onClose={onClose} class="credentials-dialog">
      <p>{words().createText}</p>
      <form onSubmit={submit} noValidate>
        <Field
          {...{ name: 'newLogin', label: words().newLogin, type: 'email', maxLength: 254 }}
          {...{ value: newLogin, error: errors.newLogin }}
          onInput={(value) => {
            setNewLogin(value);
            settle('newLogin');
          }}
        />
        <Field
          {...{ name: 'representative', label: words().representativeAsk, maxLength: 200 }}
          {...{ value: representative, error: errors.representative }}
          onInput={(value) => {
            setRepresentative(value);
            settle('representative');
          }}
        />
        <label class="check-line">
          <input
            type="checkbox"
            checked={byAttorney}
            onChange={({ currentTarget }) => setByAttorney(currentTarget.checked)}
          />
          <span>{words().byAttorneyChoice}</span>
        </label>
        <div class="field">
          <label for="identity-note">{words().identity}</label>
          <textarea
            id="identity-note"
            rows={3}
            maxLength={1000}
            value={identityNote}
            placeholder={words().identityExample}
            aria-invalid={errors.identityNote !== undefined}
            aria-describedby={errors.identityNote ? 'error-identity-note' : undefined}
            onInput={({ currentTarget }) => {
              setIdentityNote(currentTarget.value);
              settle('identityNote');
            }}
          />
          {errors.identityNote && <FieldError name="identity-note" error={errors.identityNote} />}
        </div>
        <Failure failure={failure} />
        <div class="actions">
          <button type="button" onClick={onClose}>
            {words().cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {words().create}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the server says of a field, to be told at it. */
function errorsOf(error: unknown): Errors {
  if (!(error instanceof ApiError)) return {};
  if (error.code === 'login_change_same_login') return { newLogin: describeError(error).title };
  const told = (error.problem?.errors ?? []).map(({ message, pointer }) => [pointer.slice(1), message]);
  return Object.fromEntries(told);
}
