import { ApiError, AuthenticationError } from '@element-cabinet/sdk';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Door } from '@element-cabinet/ui/door';
import { Failure } from '@element-cabinet/ui/failure';
import { arrive, cabinet } from '@element-cabinet/ui/session';
import { useState } from 'preact/hooks';
import { LessorPhones } from '../lessor-phones.tsx';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

type State = 'asked' | 'repeated' | 'expired' | 'done';

/** `/not-me#<secret>`, of a mail, or `/not-me` of whoever is signed in: nothing happens before the press. */
export function NotMeScreen() {
  const [token] = useState(() => location.hash.slice(1));
  const [state, setState] = useState<State>('asked');
  const { title, lead } = {
    asked: { title: words().title, lead: words().lead },
    repeated: { title: words().repeated, lead: words().repeatedText },
    expired: { title: words().expired, lead: words().expiredText },
    done: { title: words().done, lead: words().doneText },
  }[state];
  return (
    <Door
      key={state}
      title={title}
      product={shared().product}
      lead={lead}
      foot={<a href={paths.signIn()}>{words().toSignIn}</a>}
    >
      {state === 'asked' && <Form token={token} onEnd={setState} />}
      {state === 'expired' && (
        <a class="button primary door-act" href={paths.signIn('/not-me')}>
          {words().signIn}
        </a>
      )}
      <Telephones />
    </Door>
  );
}

function Form({ token, onEnd }: { token: string; onEnd: (state: State) => void }) {
  const [comment, setComment] = useState('');
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const report = async () => {
    setAsking(false);
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const given = comment.trim() ? { comment: comment.trim() } : {};
    try {
      if (token) await cabinet.account.reportUnauthorizedAccessByLink({ body: { token, ...given } });
      else await cabinet.account.reportUnauthorizedAccess({ body: given });
      // A session of this page, if there was one, has ended too.
      arrive();
      onEnd('done');
    } catch (error) {
      setBusy(false);
      const code = error instanceof ApiError ? error.code : undefined;
      if (code === 'access_report_repeated') onEnd('repeated');
      else if (code === 'access_report_expired' || error instanceof AuthenticationError) onEnd('expired');
      else setFailure(error);
    }
  };
  const ask = (event: SubmitEvent) => {
    event.preventDefault();
    setAsking(true);
  };
  return (
    <form onSubmit={ask} noValidate>
      <div class="field">
        <label for="comment">{words().comment}</label>
        <textarea
          id="comment"
          rows={4}
          maxLength={2000}
          value={comment}
          onInput={({ currentTarget }) => setComment(currentTarget.value)}
        />
      </div>
      <Failure failure={failure} />
      <button type="submit" class="primary" aria-disabled={busy}>
        {busy ? words().busy : words().act}
      </button>
      {asking && (
        <ConfirmDialog
          title={words().sure}
          text={words().sureText}
          action={words().act}
          onConfirm={report}
          onCancel={() => setAsking(false)}
        />
      )}
    </form>
  );
}

function Telephones() {
  return (
    <section class="door-rule">
      <h2>{words().phones}</h2>
      <LessorPhones />
    </section>
  );
}
