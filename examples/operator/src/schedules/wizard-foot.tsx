import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { Failure } from '@element-cabinet/ui/failure';
import { Calculator, CalendarSync, Check } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { PreviewView } from './preview-view.tsx';
import type { Wizard } from './use-wizard.ts';
import { words } from './words.ts';

interface WizardFootProps {
  wizard: Wizard;
  today: string;
  saveLabel: string;
  onCompute: () => void;
  onSave: () => void;
  /** Before the preview: the comparison of an amendment. */
  children?: ComponentChildren;
}

/** Compute, what it came to, and save: nothing is saved that was not looked at. */
export function WizardFoot({ children, onCompute, onSave, saveLabel, today, wizard }: WizardFootProps) {
  const { busy, failure, preview, stale } = wizard;
  const fresh = preview !== undefined && !stale;
  return (
    <>
      <div class="acts screen-only">
        <button type="button" class={fresh ? '' : 'primary'} aria-disabled={busy} onClick={onCompute}>
          <Calculator />
          {words().compute}
        </button>
        {fresh && (
          <button type="button" class="primary" aria-disabled={busy} onClick={onSave}>
            <Check />
            {saveLabel}
          </button>
        )}
      </div>
      <Failure failure={failure} />
      {stale && <p class="notice">{words().previewStale}</p>}
      {preview ? (
        <>
          {children}
          <PreviewView preview={preview} today={today} />
        </>
      ) : (
        <Card>
          <EmptyState icon={CalendarSync} title={words().previewEmpty} text={words().previewEmptyText} />
        </Card>
      )}
    </>
  );
}
