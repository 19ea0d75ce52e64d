import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { Failure } from '@element-cabinet/ui/failure';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { BothLanguages, isWritten, type Texts } from './both-languages.tsx';
import { words } from './words.ts';

const none: Texts = { ru: '', en: '' };

/** Tells all clients what is new. */
export function NewNoteScreen() {
  const { route } = useLocation();
  const [form, setForm] = useState({ title: none, body: none });
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const wrong = { title: !isWritten(form.title), body: !isWritten(form.body) };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (busy || wrong.title || wrong.body) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await cabinet.operator.releaseNotes.create({ body: form });
      showToast({ text: words().notePublished });
      route(paths.terms());
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Screen title={words().note}>
      <BackLink href={paths.terms()} text={words().back} />
      <Card label={words().note}>
        <p class="muted">{words().noteLead}</p>
        <form class="texts-form" onSubmit={submit} noValidate>
          <BothLanguages
            name="title"
            label={words().titleLabel}
            value={form.title}
            wrong={checked && wrong.title}
            onInput={(title) => setForm({ ...form, title })}
          />
          <BothLanguages
            name="body"
            label={words().noteBody}
            rows={10}
            value={form.body}
            wrong={checked && wrong.body}
            onInput={(body) => setForm({ ...form, body })}
          />
          <Failure failure={failure} />
          <div class="actions">
            <button type="submit" class="primary" aria-disabled={busy}>
              {words().publish}
            </button>
          </div>
        </form>
      </Card>
    </Screen>
  );
}
