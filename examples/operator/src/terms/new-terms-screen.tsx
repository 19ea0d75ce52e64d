import type { LegalDocument, LegalDocumentKind } from '@element-cabinet/sdk';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { BothLanguages, isWritten, type Texts } from './both-languages.tsx';
import { useLegalDocuments } from './terms-screen.tsx';
import { words } from './words.ts';

/** A new version of a text: both languages, a look at it, and a question, because everybody is asked for consent. */
export function NewTermsScreen() {
  const documents = useLegalDocuments();
  return (
    <Screen title={words().newVersion}>
      <BackLink href={paths.terms()} text={words().back} />
      <ResourceView resource={documents} skeleton={<SkeletonRows rows={6} columns={1} />}>
        {({ items, people }) => (
          <Editor
            published={items.map(({ document }) => document)}
            people={people}
            onPublished={documents.refresh}
          />
        )}
      </ResourceView>
    </Screen>
  );
}

interface EditorProps {
  published: LegalDocument[];
  people: number;
  onPublished: () => void;
}

const none: Texts = { ru: '', en: '' };

function Editor({ published, people, onPublished }: EditorProps) {
  const { route } = useLocation();
  const newest = (of: LegalDocumentKind) =>
    published.filter((each) => each.kind === of).sort((one, other) => other.version - one.version)[0];
  const [kind, setKind] = useState<LegalDocumentKind>('user_agreement');
  const before = newest(kind);
  const [form, setForm] = useState({
    title: before?.title ?? none,
    body: before?.body ?? none,
    changes: none,
  });
  const [checked, setChecked] = useState(false);
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const choose = (chosen: LegalDocumentKind) => {
    const base = newest(chosen);
    setKind(chosen);
    setForm({ title: base?.title ?? none, body: base?.body ?? none, changes: none });
  };
  const wrong = {
    title: !isWritten(form.title),
    body: !isWritten(form.body),
    changes: before !== undefined && !isWritten(form.changes),
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    setFailure(undefined);
    if (!wrong.title && !wrong.body && !wrong.changes) setAsked(true);
  };
  const publish = async () => {
    setAsked(false);
    const { changes, ...text } = form;
    try {
      const { version } = await cabinet.operator.terms.publishLegalDocument({
        body: { kind, basedOnVersion: before?.version ?? 0, ...text, ...(before ? { changes } : {}) },
      });
      showToast({ text: words().published(version) });
      onPublished();
      route(paths.terms());
    } catch (error) {
      setFailure(error);
      onPublished();
    }
  };
  return (
    <Card label={words().newVersion}>
      <form class="texts-form" onSubmit={submit} noValidate>
        <div class="field">
          <label for="terms-kind">{words().kind}</label>
          <select
            id="terms-kind"
            value={kind}
            onChange={(event) =>
              choose(event.currentTarget.value === 'personal_data' ? 'personal_data' : 'user_agreement')
            }
          >
            <option value="user_agreement">{words().userAgreement}</option>
            <option value="personal_data">{words().personalData}</option>
          </select>
          <p class="muted">{before ? words().after(before.version) : words().firstOne}</p>
        </div>
        <BothLanguages
          name="title"
          label={words().titleLabel}
          value={form.title}
          wrong={checked && wrong.title}
          onInput={(title) => setForm({ ...form, title })}
        />
        {before && (
          <BothLanguages
            name="changes"
            label={words().changesLabel}
            rows={4}
            value={form.changes}
            wrong={checked && wrong.changes}
            onInput={(changes) => setForm({ ...form, changes })}
          />
        )}
        <BothLanguages
          name="body"
          label={words().bodyLabel}
          rows={16}
          value={form.body}
          wrong={checked && wrong.body}
          onInput={(body) => setForm({ ...form, body })}
        />
        <Failure failure={failure} />
        <div class="actions">
          <button type="submit" class="primary">
            {words().publish}
          </button>
        </div>
      </form>
      {asked && (
        <ConfirmDialog
          title={words().confirmTitle}
          text={words().confirmText(people)}
          action={words().publish}
          onConfirm={publish}
          onCancel={() => setAsked(false)}
        />
      )}
    </Card>
  );
}
