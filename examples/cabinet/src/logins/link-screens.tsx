import { Door } from '@element-cabinet/ui/door';
import { Failure } from '@element-cabinet/ui/failure';
import { cabinet } from '@element-cabinet/ui/session';
import { useState } from 'preact/hooks';
import { words as common } from '../words.ts';
import { words } from './words.ts';

interface LinkProps<Done> {
  title: string;
  lead: string;
  label: string;
  run: (token: string) => Promise<Done>;
  /** What came of it: a title, and what is next. */
  told: (done: Done) => readonly [title: string, text: string];
}

/** A page that a mail's link opens: one button does what the link is for, so that nothing that only looks at it does. */
function LinkScreen<Done>({ title, lead, label, run, told }: LinkProps<Done>) {
  const [token] = useState(() => location.hash.slice(1));
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done>();
  const [failure, setFailure] = useState<unknown>();
  const act = () => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    run(token)
      .then(setDone, setFailure)
      .finally(() => setBusy(false));
  };
  const [shown, text] = done === undefined ? [title, lead] : told(done);
  return (
    <Door
      key={shown}
      title={shown}
      product={common().product}
      lead={text}
      foot={<a href="/sign-in">{words().signIn}</a>}
    >
      <Failure failure={failure} />
      {token === '' && (
        <p class="notice" role="alert">
          {words().incomplete}
        </p>
      )}
      {done === undefined && token !== '' && (
        <button type="button" class="primary door-act" onClick={act} aria-disabled={busy} aria-busy={busy}>
          {label}
        </button>
      )}
    </Door>
  );
}

/** `/login-change/confirm#<secret>`, of the mail to the new address. */
export const ConfirmLoginScreen = () => (
  <LinkScreen
    title={words().confirmTitle}
    lead={words().confirmLead}
    label={words().confirm}
    run={(token) => cabinet.account.confirmLoginChange({ body: { token } })}
    told={({ newLogin, formAttached }) => [
      words().confirmed,
      formAttached ? words().confirmedWaits(newLogin) : words().confirmedForm(newLogin),
    ]}
  />
);

/** `/login-change/undo#<secret>`, of the mails to the old address. */
export const UndoLoginScreen = () => (
  <LinkScreen
    title={words().undoTitle}
    lead={words().undoLead}
    label={words().undo}
    run={(token) => cabinet.account.revertLoginChange({ body: { token } })}
    told={({ outcome, login }) =>
      outcome === 'cancelled'
        ? [words().cancelled, words().cancelledText(login)]
        : [words().reverted, words().revertedText(login)]
    }
  />
);
