import { ApiError } from '@element-cabinet/sdk';
import { CircleAlert, Eye, EyeOff } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from './new-password-words.ts';
import { strengthOf } from './password-strength.ts';

interface NewPasswordFieldProps {
  /** Where it is the first one, it is not called new. */
  label?: string;
  value: string;
  onInput: (value: string) => void;
  error?: string | undefined;
  /** What strangers know of the person, so that it is not a part of the password. */
  about: readonly (string | null)[];
}

/** A new password: the rules, a look at it, and how strong it is, in words. Its id is `new-password`. */
export function NewPasswordField({
  label = words().label,
  value,
  onInput,
  error,
  about,
}: NewPasswordFieldProps) {
  const [seen, setSeen] = useState(false);
  const kind = { type: seen ? 'text' : 'password' } as { type: 'text' };
  const strength = value === '' ? undefined : strengthOf(value, about);
  const tone = { short: 'muted', weak: 'warn', fair: '', good: 'ok' } as const;
  return (
    <div class="field">
      <label for="new-password">{label}</label>
      <div class="password-box">
        <input
          id="new-password"
          name="new-password"
          {...kind}
          autoComplete="new-password"
          spellcheck={false}
          autoCapitalize="off"
          maxLength={200}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
          aria-invalid={error !== undefined}
          aria-describedby={
            error === undefined ? 'new-password-rules' : 'new-password-error new-password-rules'
          }
        />
        <button type="button" class="plain square" aria-pressed={seen} onClick={() => setSeen(!seen)}>
          {seen ? <EyeOff /> : <Eye />}
          <span class="hidden-visually">{words().show}</span>
        </button>
      </div>
      {error !== undefined && (
        <p class="field-error" id="new-password-error">
          <CircleAlert />
          {error}
        </p>
      )}
      <p class={strength ? tone[strength] : 'muted'} aria-live="polite">
        {strength && words()[strength]}
      </p>
      <p class="muted" id="new-password-rules">
        {words().rules}
      </p>
    </div>
  );
}

const refusals: readonly (string | undefined)[] = [
  'password_too_short',
  'password_too_common',
  'password_unchanged',
];

/** Why the server did not take the new password, to be said at its field; undefined when something else failed. */
export const passwordError = (error: unknown): string | undefined =>
  error instanceof ApiError && refusals.includes(error.code) ? error.problem?.detail : undefined;
