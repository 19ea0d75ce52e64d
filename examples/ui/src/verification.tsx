import { ApiError, InvalidRequestError } from '@element-cabinet/sdk';
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { AttemptFailure } from './attempt-failure.tsx';
import { Dialog } from './dialog.tsx';
import { describeError } from './errors.ts';
import { Failure } from './failure.tsx';
import { Field } from './field.tsx';
import { passkeyAnswer } from './passkeys.ts';
import { ResourceView } from './resource-view.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { cabinet, signedOut } from './session.ts';
import { SkeletonRows } from './skeleton.tsx';
import { useResource } from './use-resource.ts';
import { words } from './verification-words.ts';

interface Question {
  /** What waits for it: one question is enough for all. */
  answer: Promise<boolean>;
  settle: (verified: boolean) => void;
}

const open = signal<Question | undefined>(undefined);

/**
 * Does what the server may want proof for: then the person proves who they are, and it is done again. Rejects with what
 * `wasCancelled` knows when they do not; nothing was done then, and the form stays as it was.
 *
 * @example
 * await withVerification(() => cabinet.contracts.acceptBuyoutQuote(ids));
 */
export async function withVerification<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'step_up_required') throw error;
  }
  if (!(await verified())) throw new DOMException('not verified', 'AbortError');
  return action();
}

function verified(): Promise<boolean> {
  const waiting = open.peek();
  if (waiting) return waiting.answer;
  let settle: Question['settle'] = () => undefined;
  const answer = new Promise<boolean>((resolve) => {
    settle = (is) => {
      open.value = undefined;
      resolve(is);
    };
  });
  open.value = { answer, settle };
  return answer;
}

/** Stands once on the page, over whatever asks. */
export function Verification() {
  const question = open.value;
  const out = signedOut.value;
  useEffect(() => {
    if (out) question?.settle(false);
  }, [out, question]);
  if (!question) return null;
  return (
    <Dialog title={words().title} onClose={() => question.settle(false)}>
      <p>{words().lead}</p>
      <Ways onDone={() => question.settle(true)} onCancel={() => question.settle(false)} />
    </Dialog>
  );
}

interface WaysProps {
  onDone: () => void;
  onCancel: () => void;
}

function Ways({ onDone, onCancel }: WaysProps) {
  const factors = useResource('second-factors', () => cabinet.account.getSecondFactors());
  const [failure, setFailure] = useState<unknown>();
  const byPasskey = async () => {
    setFailure(undefined);
    try {
      const { challengeId, options } = await cabinet.sessions.startPasskeyVerification();
      const response = await passkeyAnswer(options);
      await cabinet.sessions.verify({ body: { passkey: { challengeId, response } } });
      onDone();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <ResourceView resource={factors} skeleton={<SkeletonRows rows={2} columns={1} />}>
      {({ methods }) => (
        <>
          <Failure failure={failure} />
          {methods.length === 0 ? (
            <PasswordForm onDone={onDone} onCancel={onCancel} />
          ) : (
            <SecondFactorForm
              methods={methods}
              send={async (code) => {
                await cabinet.sessions.verify({ body: { code } });
                onDone();
              }}
              onPasskey={byPasskey}
              onBack={onCancel}
              says={{
                submit: words().submit,
                busy: words().busy,
                byPasskey: words().byPasskey,
                back: words().cancel,
              }}
            />
          )}
        </>
      )}
    </ResourceView>
  );
}

/** For whoever has no second factor. */
function PasswordForm({ onDone, onCancel }: WaysProps) {
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const focus = () => document.getElementById('verification')?.focus();
  useEffect(focus, []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    setWrong(password ? undefined : words().passwordMissing);
    if (!password) return focus();
    setBusy(true);
    try {
      await cabinet.sessions.verify({ body: { password } });
      onDone();
    } catch (error) {
      setBusy(false);
      if (error instanceof InvalidRequestError) setWrong(describeError(error).detail);
      else setFailure(error);
      focus();
    }
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <AttemptFailure failure={failure} />
      <Field
        name="verification"
        type="password"
        label={words().password}
        autoComplete="current-password"
        value={password}
        onInput={setPassword}
        error={wrong}
      />
      <div class="actions">
        <button type="button" onClick={onCancel}>
          {words().cancel}
        </button>
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? words().busy : words().submit}
        </button>
      </div>
    </form>
  );
}
