import { PreconditionError } from '@element-cabinet/sdk';
import { Failure } from '@element-cabinet/ui/failure';
import { Field } from '@element-cabinet/ui/field';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { entered, type Form, type Wrong, wrongIn } from './form.ts';
import { words } from './words.ts';

interface OfficeFormProps {
  initial: Form;
  /** Sends it; what it throws is told and the form stays. */
  onSave: (form: Form) => Promise<void>;
  /** Further acts, before "save". */
  children?: ComponentChildren;
}

export function OfficeForm({ initial, onSave, children }: OfficeFormProps) {
  const [form, setForm] = useState(initial);
  const [wrong, setWrong] = useState<Wrong>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const found = wrongIn(form);
    setWrong(found);
    setFailure(undefined);
    const [first] = Object.keys(found);
    if (first) document.getElementById(`office-${first}`)?.focus();
    if (busy || first) return;
    setBusy(true);
    try {
      await onSave(form);
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  const field = (name: keyof Form, label: string, type: 'text' | 'email' = 'text') => (
    <Field
      name={`office-${name}`}
      label={label}
      type={type}
      value={form[name]}
      error={wrong[name]}
      onInput={(value) => setForm(entered(form, name, value))}
    />
  );
  return (
    <form class="entry" onSubmit={submit} noValidate>
      {field('city', words().city)}
      {field('name', words().name)}
      {field('address', words().address)}
      {field('latitude', words().latitude)}
      {field('longitude', words().longitude)}
      <p class="muted">{words().coordinatesHint}</p>
      {field('phone', words().phone)}
      {field('email', words().email, 'email')}
      {field('hoursRu', words().hoursRu)}
      {field('hoursEn', words().hoursEn)}
      {failure instanceof PreconditionError ? (
        <div class="notice" role="alert">
          {words().changed}
        </div>
      ) : (
        <Failure failure={failure} />
      )}
      <div class="actions">
        {children}
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? words().saving : words().save}
        </button>
      </div>
    </form>
  );
}
