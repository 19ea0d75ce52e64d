import { ApiError, type Consent, type LegalDocument } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { useState } from 'preact/hooks';
import { Door } from '../door.tsx';
import { Failure } from '../failure.tsx';
import { locale } from '../i18n.ts';
import { LegalText } from '../legal-text.tsx';
import { ResourceView } from '../resource-view.tsx';
import { cabinet } from '../session.ts';
import { SkeletonRows } from '../skeleton.tsx';
import { useResource } from '../use-resource.ts';
import { StepFoot } from './step-foot.tsx';
import type { StepProps } from './step-gate.tsx';
import { words } from './words.ts';

interface Asked {
  document: LegalDocument;
  /** An earlier version was accepted: what changed is what matters. */
  before: Consent | undefined;
}

/** The texts in force that the person has not accepted: each with a consent of its own. */
export function TermsStep({ me, product, onDone }: StepProps) {
  const asked = useResource('terms-asked', async () => {
    const [{ documents }, { items }] = await Promise.all([
      cabinet.terms.getCurrentTerms(),
      cabinet.privacy.listConsents(),
    ]);
    return documents
      .filter(({ id }) => !items.some(({ document }) => document.id === id))
      .map((document) => ({ document, before: items.find((each) => each.document.kind === document.kind) }));
  });
  const again = asked.data?.some(({ before }) => before) ?? false;
  return (
    <Door
      title={again ? words().termsChanged : words().terms}
      product={product}
      lead={again ? words().termsChangedLead : words().termsLead}
      foot={<StepFoot me={me} />}
      wide
    >
      <ResourceView resource={asked} skeleton={<SkeletonRows rows={4} columns={1} />}>
        {(texts) => <Acceptance asked={texts} onDone={onDone} onOutdated={asked.refresh} />}
      </ResourceView>
    </Door>
  );
}

interface AcceptanceProps {
  asked: Asked[];
  onDone: () => void;
  onOutdated: () => void;
}

function Acceptance({ asked, onDone, onOutdated }: AcceptanceProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const left = asked.filter(({ document }) => !ticked.has(document.id));

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFailure(undefined);
    setMissing(left.length > 0);
    if (left[0]) {
      document.getElementById(`accept-${left[0].document.id}`)?.focus();
      return;
    }
    setBusy(true);
    try {
      if (asked.length > 0)
        await cabinet.terms.accept({ body: { documentIds: asked.map(({ document: { id } }) => id) } });
      onDone();
    } catch (error) {
      setFailure(error);
      if (error instanceof ApiError && error.code === 'terms_outdated') onOutdated();
    }
    setBusy(false);
  };
  const tick = (id: string, on: boolean) =>
    setTicked(new Set(on ? [...ticked, id] : [...ticked].filter((each) => each !== id)));

  return (
    <form class="terms-form" onSubmit={submit} noValidate>
      {asked.map(({ document, before }) => (
        <section key={document.id} aria-labelledby={`title-${document.id}`}>
          <LegalText document={document} changesFirst={before !== undefined} />
          {before && (
            <p class="muted">
              {words().acceptedBefore(before.document.version, formatDateTime(before.givenAt, locale.value))}
            </p>
          )}
          <label class="tick">
            <input
              type="checkbox"
              id={`accept-${document.id}`}
              checked={ticked.has(document.id)}
              aria-invalid={missing && !ticked.has(document.id)}
              aria-describedby={missing && !ticked.has(document.id) ? `missing-${document.id}` : undefined}
              onChange={(event) => tick(document.id, event.currentTarget.checked)}
            />
            <span>{document.kind === 'personal_data' ? words().agreePersonalData : words().agree}</span>
          </label>
          {missing && !ticked.has(document.id) && (
            <p class="field-error" id={`missing-${document.id}`}>
              {words().tickMissing}
            </p>
          )}
        </section>
      ))}
      <Failure failure={failure} />
      <div class="actions">
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? words().saving : words().accept}
        </button>
      </div>
    </form>
  );
}
