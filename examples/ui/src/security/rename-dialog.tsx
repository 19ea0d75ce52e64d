import type { Passkey } from '@element-cabinet/sdk';
import { useState } from 'preact/hooks';
import { Dialog } from '../dialog.tsx';
import { Failure } from '../failure.tsx';
import { Field } from '../field.tsx';
import { cabinet } from '../session.ts';
import { words } from './factor-card-words.ts';

interface RenameDialogProps {
  passkey: Passkey;
  onDone: () => void;
  onClose: () => void;
}

/** Another name for a passkey. */
export function RenameDialog({ passkey, onDone, onClose }: RenameDialogProps) {
  const [name, setName] = useState(passkey.name);
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    setWrong(name.trim() ? undefined : words().nameMissing);
    if (!name.trim()) return document.getElementById('passkey-rename')?.focus();
    setBusy(true);
    try {
      await cabinet.account.renamePasskey({ passkeyId: passkey.id, body: { name: name.trim() } });
      onDone();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={words().renameTitle} onClose={onClose}>
      <form class="stack" onSubmit={submit} noValidate>
        <Field
          {...{ name: 'passkey-rename', label: words().name, maxLength: 60, value: name, error: wrong }}
          onInput={setName}
        />
        <Failure failure={failure} />
        <div class="actions">
          <button type="button" onClick={onClose}>
            {words().cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {busy ? words().saving : words().save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
