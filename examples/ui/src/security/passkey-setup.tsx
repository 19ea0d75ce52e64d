import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../failure.tsx';
import { Field } from '../field.tsx';
import { newPasskey, passkeysWork } from '../passkeys.ts';
import { cabinet } from '../session.ts';
import { withVerification } from '../verification.tsx';
import { words } from './factor-words.ts';
import type { SetupProps } from './totp-setup.tsx';

/** A passkey: its name, and the browser's own question. */
export function PasskeySetup({ onDone, onCancel, back = words().back }: SetupProps) {
  const [name, setName] = useState(deviceName);
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useEffect(() => document.getElementById('passkey-name')?.focus(), []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    setWrong(name.trim() ? undefined : words().passkeyNameMissing);
    if (!name.trim()) return document.getElementById('passkey-name')?.focus();
    setBusy(true);
    try {
      const { challengeId, options } = await withVerification(() =>
        cabinet.account.startPasskeyRegistration(),
      );
      const body = { challengeId, name: name.trim(), response: await newPasskey(options) };
      const { recoveryCodes } = await withVerification(() => cabinet.account.registerPasskey({ body }));
      return onDone(recoveryCodes);
    } catch (error) {
      // The device has a passkey of this person already.
      if (error instanceof Error && error.name === 'InvalidStateError') setWrong(words().passkeyAdded);
      else setFailure(error);
    }
    setBusy(false);
  };
  if (!passkeysWork())
    return (
      <div class="factor-setup">
        <p class="notice" role="alert">
          <b>{words().cannotHere}</b>
          {words().cannotHereText}
        </p>
        <button type="button" onClick={onCancel}>
          {back}
        </button>
      </div>
    );
  return (
    <form class="factor-setup" onSubmit={submit} noValidate>
      <p>{words().passkeyText}</p>
      <Failure failure={failure} />
      <Field
        name="passkey-name"
        label={words().passkeyName}
        hint={words().passkeyNameHint}
        maxLength={60}
        value={name}
        onInput={setName}
        error={wrong}
      />
      <button type="submit" class="primary" aria-disabled={busy}>
        {busy ? words().waiting : words().createPasskey}
      </button>
      <button type="button" class="plain" onClick={onCancel}>
        {back}
      </button>
    </form>
  );
}

/** What most people would call this device. */
function deviceName(): string {
  const { userAgent } = navigator;
  const known = (['iPhone', 'iPad', 'Android', 'Windows', 'Mac'] as const).find((each) =>
    userAgent.includes(each),
  );
  if (!known) return words().computer;
  return words()[known.toLowerCase() as Lowercase<typeof known>];
}
