import { Field } from '@element-cabinet/ui/field';
import { useSignal } from '@preact/signals';
import { CircleAlert } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { changeView, view } from '../popup/state.ts';
import { CabinetLink } from '../shared/cabinet-link.tsx';
import { cabinetLinks } from '../shared/cabinet-links.ts';
import { type SignInAnswer, send } from '../shared/messages.ts';
import { words } from './words.ts';

/**
 * The e-mail, and that a code was asked for, are kept when the popup closes; the password never leaves this form but to
 * the server.
 */
export function SignInForm({ server }: { server: string }) {
  const password = useSignal('');
  const code = useSignal('');
  const tried = useSignal(false);
  const busy = useSignal(false);
  const answer = useSignal<SignInAnswer>(null);
  const { email, withCode = false } = view.value;

  const form = useRef<HTMLFormElement>(null);
  const focus = (field: string) => form.current?.querySelector<HTMLInputElement>(`#${field}`)?.focus();
  useEffect(() => focus(view.peek().email === '' ? 'email' : 'password'), []);
  useEffect(() => {
    if (withCode && password.peek()) focus('code');
  }, [withCode]);

  const signIn = async (event: Event) => {
    event.preventDefault();
    tried.value = true;
    if (busy.value || !email.trim() || !password.value || (withCode && !code.value.trim())) return;
    busy.value = true;
    answer.value = null;
    const given = withCode ? code.value.trim() : null;
    answer.value = await send('signIn', { email: email.trim(), password: password.value, code: given });
    busy.value = false;
    const needsCode = answer.value?.failure === 'code_needed';
    if (needsCode) tried.value = false;
    if (needsCode || answer.value === null) changeView({ withCode: needsCode });
  };
  const missing = (value: string, say: string) => (tried.value && !value.trim() ? say : undefined);
  return (
    <form noValidate ref={form} onSubmit={signIn}>
      {answer.value && <Refused answer={answer.value} server={server} />}
      <Field
        name="email"
        label={words().email}
        type="email"
        autoComplete="username"
        value={email}
        error={missing(email, words().needEmail)}
        onInput={(text) => changeView({ email: text, withCode: false })}
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
      {withCode && (
        <Field
          name="code"
          label={words().code}
          autoComplete="one-time-code"
          value={code.value}
          error={missing(code.value, words().needCode)}
          onInput={(text) => {
            code.value = text;
          }}
        />
      )}
      <button type="submit" aria-disabled={busy.value}>
        {busy.value ? words().signingIn : words().signIn}
      </button>
    </form>
  );
}

function Refused({ answer, server }: { answer: NonNullable<SignInAnswer>; server: string }) {
  const asked = answer.failure === 'code_needed';
  return (
    <p class={asked ? 'notice' : 'notice danger-notice'} role="alert">
      <CircleAlert />
      <span>
        {failureWords(answer)}{' '}
        {answer.failure === 'step_required' && (
          <CabinetLink href={cabinetLinks(server, null).overview}>{words().toCabinet}</CabinetLink>
        )}
      </span>
    </p>
  );
}

function failureWords({ failure, words: said }: NonNullable<SignInAnswer>): string {
  if (failure === 'code_needed') return words().codeNeeded;
  if (failure === 'passkey_only') return words().passkeyOnly;
  if (failure === 'step_required') return words().stepFirst;
  if (said) return said;
  if (failure === 'no_access') return words().denied;
  return failure === 'offline' ? words().offline : words().serverError;
}
