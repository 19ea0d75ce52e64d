import { ApiError, type OperatorApplicationDetail } from '@element-cabinet/sdk';
import { Dialog } from '@element-cabinet/ui/dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { Field } from '@element-cabinet/ui/field';
import { focusField } from '@element-cabinet/ui/focus-field';
import { cabinet } from '@element-cabinet/ui/session';
import { useState } from 'preact/hooks';
import { words } from './words.ts';

interface ApproveDialogProps {
  detail: OperatorApplicationDetail;
  onDone: (detail: OperatorApplicationDetail) => void;
  onClose: () => void;
}

type Name = 'name' | 'kpp' | 'ogrn' | 'address';

/** Approves, with what the operator read in the state register. */
export function ApproveDialog({ detail, onClose, onDone }: ApproveDialogProps) {
  const { application, sameInn } = detail;
  const { clientType, id: applicationId } = application;
  const entity = clientType === 'legal_entity';
  const known = sameInn.length > 0;
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({ name: application.name });
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const body = Object.fromEntries(
      Object.entries(typed).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])),
    );
    try {
      onDone(await cabinet.operator.applications.approve({ applicationId, body }));
    } catch (error) {
      const told = (error instanceof ApiError && error.problem?.errors) || [];
      setErrors(Object.fromEntries(told.map(({ message, pointer }) => [pointer.slice(1), message])));
      const [first] = told;
      if (first) focusField(`approval-${first.pointer.slice(1)}`);
      else setFailure(error);
      setBusy(false);
    }
  };
  const field = (name: Name, label: string, hint?: string) => (
    <Field
      name={`approval-${name}`}
      label={label}
      hint={hint}
      value={typed[name] ?? ''}
      error={errors[name]}
      onInput={(value) => {
        setTyped((before) => ({ ...before, [name]: value }));
        setErrors((before) => ({ ...before, [name]: undefined }));
      }}
    />
  );
  return (
    <Dialog title={`${words().approve}: ${application.number}`} onClose={onClose}>
      <form class="form-grid wizard-part" onSubmit={submit} noValidate>
        <p>{known ? words().approveKnownText : words().approveText}</p>
        {!known && field('name', words().name)}
        {entity && field('kpp', words().kpp, known ? words().kppKnownHint : words().kppHint)}
        {!known &&
          clientType !== 'person' &&
          field('ogrn', entity ? words().ogrn : words().ogrnip, words().optional)}
        {!known && field('address', words().address, words().optional)}
        <Failure failure={failure} />
        <div class="actions">
          <button type="button" onClick={onClose}>
            {words().cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {words().approve}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
