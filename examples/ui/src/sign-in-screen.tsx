import {
  AuthenticationError,
  type FactorMethod,
  InvalidRequestError,
  RateLimitError,
  SecondFactorRequiredError,
} from '@element-cabinet/sdk';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Door } from './door.tsx';
import { describeError } from './errors.ts';
import { Field } from './field.tsx';
import { focusField } from './focus-field.ts';
import { passkeysWork, wasCancelled } from './passkeys.ts';
import { SecondFactorForm } from './second-factor-form.tsx';
import { signIn, signInByPasskey } from './session.ts';
import { words } from './sign-in-words.ts';
import { Throttled } from './throttled.tsx';

interface FieldErrors {
  email?: string;
  password?: string;
}

interface SignInScreenProps {
  title: string;
  product: string;
  /** What one gets by signing in. */
  lead: string;
  /** The first page, without a slash at its end; `?next=` leads only to what is under it. */
  home: string;
  /** What stands under the card: ways to elsewhere. */
  foot?: ComponentChildren;
}

export function SignInScreen({ title, product, lead, home, foot }: SignInScreenProps) {
  const { query, route } = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  /** By what to go on, once the password was right. */
  const [methods, setMethods] = useState<readonly FactorMethod[]>();
  const enter = () => route(insideAddress(query.next, home), true);

  const byPasskey = async () => {
    setFailure(undefined);
    try {
      await signInByPasskey();
      enter();
    } catch (error) {
      if (!wasCancelled(error)) setFailure(error);
    }
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = check(email, password);
    setErrors(found);
    setFailure(undefined);
    if (found.email ?? found.password) {
      focusField(found.email ? 'email' : 'password');
      return;
    }
    setBusy(true);
    try {
      await signIn(email.trim(), password);
      enter();
    } catch (error) {
      setBusy(false);
      if (error instanceof SecondFactorRequiredError) return setMethods(error.methods);
      if (error instanceof InvalidRequestError) {
        setErrors({ email: words().emailWrong });
        focusField('email');
        return;
      }
      setFailure(error);
      // Of a lost connection no field is guilty: the cursor stays where it was.
      if (error instanceof AuthenticationError) focusField('password');
    }
  };

  if (methods)
    return (
      <Door title={words().secondStep} product={product} lead={email.trim()}>
        <Failure failure={failure} />
        <SecondFactorForm
          methods={methods}
          send={async (code) => {
            await signIn(email.trim(), password, code);
            enter();
          }}
          onPasskey={byPasskey}
          onBack={() => setMethods(undefined)}
        />
      </Door>
    );
  return (
    <Door title={title} product={product} lead={lead} foot={foot}>
      <form onSubmit={submit} noValidate>
        <Failure failure={failure} />
        <Field
          name="email"
          type="email"
          label={words().email}
          autoComplete="username"
          value={email}
          onInput={setEmail}
          error={errors.email}
        />
        <Field
          name="password"
          type="password"
          label={words().password}
          autoComplete="current-password"
          value={password}
          onInput={setPassword}
          error={errors.password}
        />
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? words().busy : words().submit}
        </button>
        {passkeysWork() && (
          <button type="button" onClick={byPasskey}>
            {words().byPasskey}
          </button>
        )}
      </form>
    </Door>
  );
}

function Failure({ failure }: { failure: unknown }) {
  if (failure === undefined) return null;
  if (failure instanceof RateLimitError) return <Throttled retryAfterMs={failure.retryAfterMs ?? 60_000} />;
  const wrong = failure instanceof AuthenticationError;
  const { title, detail } = wrong
    ? { title: words().wrong, detail: words().wrongDetail }
    : describeError(failure);
  return (
    <div class="door-failure" role="alert">
      <b>{title}</b>
      {detail && <p>{detail}</p>}
    </div>
  );
}

function check(email: string, password: string): FieldErrors {
  const errors: FieldErrors = {};
  if (!email.trim()) errors.email = words().emailMissing;
  else if (!/^\S+@\S+\.\S+$/.test(email.trim())) errors.email = words().emailWrong;
  if (!password) errors.password = words().passwordMissing;
  return errors;
}

/** Where the person wanted to go, if it is an address of this product: `//elsewhere` is not. */
function insideAddress(next: string | undefined, home: string): string {
  if (next?.startsWith(`${home}/`) && /^\/(?![/\\])/.test(next)) return next;
  return home || '/';
}
