import { InvalidRequestError } from '@element-cabinet/sdk';
import { AttemptFailure } from '@element-cabinet/ui/attempt-failure';
import { Door } from '@element-cabinet/ui/door';
import { Field } from '@element-cabinet/ui/field';
import { focusField } from '@element-cabinet/ui/focus-field';
import { cabinet } from '@element-cabinet/ui/session';
import { ArrowLeft, Mail } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { LessorPhones } from '../lessor-phones.tsx';
import { paths } from '../paths.ts';
import { useSandbox } from '../sandbox.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** `/forgot`: the link that sets a new password is mailed; the answer tells nobody whether the address is a login. */
export function ForgotScreen() {
  const [email, setEmail] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(0);

  const tell = (text: string | undefined) => {
    setWrong(text);
    if (text) focusField('email');
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const found = check(email.trim());
    setFailure(undefined);
    tell(found);
    if (found) return;
    setBusy(true);
    try {
      await cabinet.account.requestPasswordReset({ body: { email: email.trim() } });
      setSent(sent + 1);
    } catch (error) {
      if (error instanceof InvalidRequestError) tell(words().emailWrong);
      else setFailure(error);
    }
    setBusy(false);
  };

  const { title, lead } = sent
    ? { title: words().check, lead: words().sent(email.trim()) }
    : { title: words().forgot, lead: words().forgotLead };
  return (
    <Door key={title} title={title} product={shared().product} lead={lead} foot={<Foot />}>
      <form onSubmit={submit} noValidate>
        <AttemptFailure failure={failure} />
        {sent ? (
          <NoMail />
        ) : (
          <Field
            name="email"
            type="email"
            label={words().email}
            autoComplete="username"
            value={email}
            onInput={setEmail}
            error={wrong}
          />
        )}
        <button type="submit" class={sent ? undefined : 'primary'} aria-disabled={busy}>
          {busy ? words().sending : sent ? words().again : words().send}
        </button>
        {sent > 0 && (
          <button type="button" onClick={() => setSent(0)}>
            {words().otherAddress}
          </button>
        )}
        <p class="muted" role="status">
          {sent > 1 && words().sentAgain}
        </p>
      </form>
      <NoAccess />
    </Door>
  );
}

function NoMail() {
  return (
    <section class="prose">
      <h2>{words().noMail}</h2>
      <ul>
        <li>{words().noMailSpam}</li>
        <li>{words().noMailAddress}</li>
        <li>{words().noMailLimit}</li>
      </ul>
    </section>
  );
}

/** For whoever can't read that mailbox any more. */
function NoAccess() {
  return (
    <section class="door-rule">
      <h2>{words().noAccess}</h2>
      <p class="muted">{words().callUs}</p>
      <LessorPhones />
    </section>
  );
}

function Foot() {
  const staff = useLocation().query.for === 'staff';
  const { data: sandbox } = useSandbox();
  return (
    <>
      {/* The console is another page: `_top` leaves the address to the browser. */}
      <a
        class="door-way"
        href={staff ? '/operator/sign-in' : paths.signIn()}
        target={staff ? '_top' : undefined}
      >
        <ArrowLeft />
        {words().toSignIn}
      </a>
      {sandbox && (
        <a class="door-way" href={paths.mailbox()}>
          <Mail />
          {shared().mailbox}
        </a>
      )}
    </>
  );
}

function check(email: string): string | undefined {
  if (!email) return words().emailMissing;
  return /^\S+@\S+\.\S+$/.test(email) ? undefined : words().emailWrong;
}
