import { CircleAlert } from 'lucide-preact';

interface FieldProps {
  name: string;
  label: string;
  /** What is wrong, said at the field and read with it. */
  error?: string | undefined;
  type?: 'text' | 'email' | 'password' | 'date' | 'tel';
  /** What is expected, told before anything is wrong. */
  hint?: string | undefined;
  inputMode?: 'numeric' | 'decimal';
  maxLength?: number;
  onBlur?: () => void;
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
  hint,
  inputMode,
  maxLength,
  onBlur,
  value,
  onInput,
}: FieldProps) {
  const errorId = `${name}-error`;
  const hintId = `${name}-hint`;
  const described = [hint && hintId, error && errorId].filter(Boolean).join(' ');
  // Preact's types tell inputs apart by a `type` that is known; here it is one of five that take the same.
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
        aria-describedby={described || undefined}
        {...(inputMode ? { inputMode } : {})}
        {...(maxLength ? { maxLength } : {})}
        {...(onBlur ? { onBlur } : {})}
      />
      {hint && (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={errorId}>
          <CircleAlert />
          {error}
        </p>
      )}
    </div>
  );
}
