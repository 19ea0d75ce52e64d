import { CircleAlert } from 'lucide-preact';

interface FieldProps {
  name: string;
  label: string;
  /** What is wrong, said at the field and read with it. */
  error?: string | undefined;
  type?: 'text' | 'email' | 'password' | 'date';
  autoComplete?: string;
  value: string;
  onInput: (value: string) => void;
}

/** A labelled input with its error under it. */
export function Field({
  name,
  label,
  error,
  type = 'text',
  autoComplete = 'off',
  value,
  onInput,
}: FieldProps) {
  const errorId = `${name}-error`;
  // Preact's types tell inputs apart by a `type` that is known; here it is one of four that take the same.
  const kind = { type } as { type: 'text' };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        {...kind}
        autoComplete={autoComplete}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : errorId}
      />
      {error !== undefined && (
        <p class="field-error" id={errorId}>
          <CircleAlert />
          {error}
        </p>
      )}
    </div>
  );
}
