import { Field } from '@element-cabinet/ui/field';
import { useSignal } from '@preact/signals';
import { CircleAlert } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { changeView, view } from '../popup/state.ts';
import { type SignInAnswer, send } from '../shared/messages.ts';
import { words } from './words.ts';

/** The e-mail is kept when the popup closes; the password never leaves this form but to the server. */
export function SignInForm() {
  const password = useSignal('');
  const tried = useSignal(false);
  const busy = useSignal(false);
  const answer = useSignal<SignInAnswer>(null);
  const { email } = view.value;

  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = view.peek().email === '' ? 'email' : 'password';
    form.current?.querySelector<HTMLInputElement>(`#${first}`)?.focus();
  }, []);

  const signIn = async (event: Event) => {
    event.preventDefault();
    tried.value = true;
    if (busy.value || !email.trim() || !password.value) return;
    busy.value = true;
    answer.value = null;
    answer.value = await send('signIn', { email: email.trim(), password: password.value });
    busy.value = false;
  };
  const missing = (value: string, say: string) => (tried.value && !value.trim() ? say : undefined);
  return (
    <form noValidate ref={form} onSubmit={signIn}>
      {answer.value && (
        <p class="notice danger-notice" role="alert">
          <CircleAlert />
          <span>{failureWords(answer.value)}</span>
        </p>
      )}
      <Field
        name="email"
        label={words().email}
        type="email"
        autoComplete="username"
        value={email}
        error={missing(email, words().needEmail)}
        onInput={(text) => changeView({ email: text })}
      />
      <Field
        name="password"
        label={words().password}
        type="password"
        autoComplete="current-password"
        value={password.value}
        error={missing(password.value, words().needPassword)}
        onInput={(text) => {
          password.value = text;
        }}
      />
      <button type="submit" class="primary" aria-disabled={busy.value}>
        {busy.value ? words().signingIn : words().signIn}
      </button>
    </form>
  );
}

function failureWords({ failure, words: said }: NonNullable<SignInAnswer>): string {
  if (said) return said;
  if (failure === 'no_access') return words().denied;
  return failure === 'offline' ? words().offline : words().serverError;
}
