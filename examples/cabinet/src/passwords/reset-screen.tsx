import { ApiError } from '@element-cabinet/sdk';
import { Door } from '@element-cabinet/ui/door';
import { NewPasswordForm } from '@element-cabinet/ui/new-password-form';
import { arrive, cabinet } from '@element-cabinet/ui/session';
import { useState } from 'preact/hooks';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

type State = 'asked' | 'expired' | 'incomplete' | 'done';

/** `/reset#<secret>`, of the mail: a new password. */
export function ResetScreen() {
  const [token] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<State>(/^[\w-]{43}$/.test(token) ? 'asked' : 'incomplete');
  const { title, lead } = wordsOf(state);
  return (
    <Door
      key={state}
      title={title}
      product={shared().product}
      lead={lead}
      foot={<Foot done={state === 'done'} />}
    >
      {state === 'asked' && <Form token={token} onEnd={setState} />}
      {(state === 'expired' || state === 'incomplete') && (
        <a class="button primary door-act" href={paths.forgot()}>
          {words().askAnew}
        </a>
      )}
      {state === 'done' && (
        <a class="button primary door-act" href={paths.signIn()}>
          {words().signIn}
        </a>
      )}
    </Door>
  );
}

function wordsOf(state: State) {
  const { expired, expiredText, incomplete, incompleteText, reset, resetDone, resetDoneText, resetLead } =
    words();
  return {
    asked: { title: reset, lead: resetLead },
    expired: { title: expired, lead: expiredText },
    incomplete: { title: incomplete, lead: incompleteText },
    done: { title: resetDone, lead: resetDoneText },
  }[state];
}

/** Whose link it was, nobody tells here: staff go to their own page. */
function Foot({ done }: { done: boolean }) {
  return done ? (
    <a href="/operator/sign-in" target="_top">
      {words().staffSignIn}
    </a>
  ) : (
    <a href={paths.signIn()}>{words().toSignIn}</a>
  );
}

function Form({ token, onEnd }: { token: string; onEnd: (state: State) => void }) {
  const save = async (newPassword: string) => {
    try {
      await cabinet.account.completePasswordReset({ body: { token, newPassword } });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'password_reset_expired') return onEnd('expired');
      throw error;
    }
    // A session of this page, if there was one, has ended too.
    arrive();
    onEnd('done');
  };
  return <NewPasswordForm label={words().save} about={[]} onSave={save} />;
}
