import { ApiError, InvalidRequestError } from '@element-cabinet/sdk';
import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { Dialog } from './dialog.tsx';
import { describeError } from './errors.ts';
import { Failure } from './failure.tsx';
import { Field } from './field.tsx';
import { passkeyAnswer, passkeysWork, wasCancelled } from './passkeys.ts';
import { ResourceView } from './resource-view.tsx';
import { cabinet } from './session.ts';
import { SkeletonRows } from './skeleton.tsx';
import { useResource } from './use-resource.ts';
import { words } from './verification-words.ts';

const asked = signal<((verified: boolean) => void) | undefined>(undefined);

/**
 * Does what needs a person who proved lately who they are: where the server asks for that, asks the person in a dialog
 * and does it again. Whoever closes the dialog gets the server's refusal.
 */
export async function withVerification<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'step_up_required') throw error;
    const verified = await new Promise<boolean>((resolve) => {
      asked.value = resolve;
    });
    if (!verified) throw error;
    return act();
  }
}

/** Stands once on the page: the dialog that `withVerification` asks by. */
export function Verification() {
  const answer = asked.value;
  if (!answer) return null;
  const close = (verified: boolean) => {
    asked.value = undefined;
    answer(verified);
  };
  return (
    <Dialog title={words().title} onClose={() => close(false)}>
      <p>{words().lead}</p>
      <Proof onDone={() => close(true)} onCancel={() => close(false)} />
    </Dialog>
  );
}

interface ProofProps {
  onDone: () => void;
  onCancel: () => void;
}

/** The password, or what the person has as a second factor: then the password is not enough. */
function Proof({ onDone, onCancel }: ProofProps) {
  const factors = useResource('second-factors', () => cabinet.account.getSecondFactors());
  const [secret, setSecret] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const prove = async (proof: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    setFailure(undefined);
    try {
      await proof();
      onDone();
    } catch (error) {
      setBusy(false);
      if (error instanceof InvalidRequestError) setWrong(describeError(error).detail);
      else if (!wasCancelled(error)) setFailure(error);
    }
  };
  const byPasskey = () =>
    prove(async () => {
      const { challengeId, options } = await cabinet.sessions.startPasskeyVerification();
      const response = await passkeyAnswer(options);
      await cabinet.sessions.verify({ body: { passkey: { challengeId, response } } });
    });
  return (
    <ResourceView resource={factors} skeleton={<SkeletonRows rows={2} columns={1} />}>
      {({ methods }) => {
        const byPassword = methods.length === 0;
        const takesSecret = byPassword || methods.includes('totp') || methods.includes('recovery_code');
        const submit = (event: SubmitEvent) => {
          event.preventDefault();
          const typed = byPassword ? secret : secret.trim();
          if (!typed) return setWrong(byPassword ? words().passwordMissing : words().codeMissing);
          prove(() => cabinet.sessions.verify({ body: byPassword ? { password: typed } : { code: typed } }));
        };
        return (
          <form class="stack verification" onSubmit={submit} noValidate>
            <Failure failure={failure} />
            {takesSecret && (
              <Field
                name="verification"
                type={byPassword ? 'password' : 'text'}
                label={byPassword ? words().password : words().code}
                autoComplete={byPassword ? 'current-password' : 'one-time-code'}
                value={secret}
                error={wrong}
                onInput={setSecret}
              />
            )}
            <div class="actions">
              <button type="button" onClick={onCancel}>
                {words().cancel}
              </button>
              {methods.includes('passkey') && passkeysWork() && (
                <button type="button" class={takesSecret ? undefined : 'primary'} onClick={byPasskey}>
                  {words().byPasskey}
                </button>
              )}
              {takesSecret && (
                <button type="submit" class="primary" aria-disabled={busy}>
                  {words().confirm}
                </button>
              )}
            </div>
          </form>
        );
      }}
    </ResourceView>
  );
}
