import type { SandboxClock } from '@element-cabinet/sdk';
import { formatDate } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Day } from '@element-cabinet/ui/due-date';
import { Failure } from '@element-cabinet/ui/failure';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { RotateCcw } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { NotFound } from '../not-found.tsx';
import { useWaiting } from '../receipts/waiting.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { AdvanceForm } from './advance-form.tsx';
import { useSandboxClock } from './clock.ts';
import { words } from './words.ts';

/** The work of every passed day is done at once, which takes its time. */
const timeoutMs = 300_000;

export function SandboxScreen() {
  const clock = useSandboxClock();
  const waiting = useWaiting();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  if (clock.data === null) return <NotFound />;

  const change = async (act: () => Promise<string>) => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const text = await act();
      showToast({ text });
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
    clock.refresh();
    waiting.refresh();
  };
  const advance = (days: number) =>
    change(async () => {
      const { today } = await cabinet.sandbox.advanceClock({ body: { days } }, { timeoutMs });
      return words().advanced(formatDate(today, today, locale.value));
    });
  const reset = () => {
    setAsking(false);
    return change(async () => {
      await cabinet.sandbox.reset({ timeoutMs });
      return words().wasReset;
    });
  };

  return (
    <Screen title={shared().sandbox}>
      <p class="muted lead">{words().lead}</p>
      <ResourceView resource={clock} skeleton={<ClockSkeleton />}>
        {(now) => now && <Clock now={now} busy={busy} onAdvance={advance} onReset={() => setAsking(true)} />}
      </ResourceView>
      <Failure failure={failure} />
      {asking && (
        <ConfirmDialog
          title={words().resetTitle}
          text={words().resetText}
          action={words().reset}
          onConfirm={reset}
          onCancel={() => setAsking(false)}
        />
      )}
    </Screen>
  );
}

interface ClockProps {
  now: SandboxClock;
  busy: boolean;
  onAdvance: (days: number) => void;
  onReset: () => void;
}

function Clock({ now: { offsetDays, today }, busy, onAdvance, onReset }: ClockProps) {
  return (
    <>
      <Card title={words().today}>
        <p class="contract-left">
          <Day on={today} today="" />
        </p>
        <p class="muted">{offsetDays === 0 ? words().realTime : words().ahead(offsetDays)}</p>
        <AdvanceForm busy={busy} onAdvance={onAdvance} />
      </Card>
      <Card title={words().resetHeading}>
        <p class="muted lead">{words().resetText}</p>
        <button type="button" class="card-act" aria-disabled={busy} onClick={onReset}>
          <RotateCcw />
          {words().reset}
        </button>
      </Card>
    </>
  );
}

function ClockSkeleton() {
  return (
    <div class="card">
      <SkeletonRows rows={3} columns={2} />
    </div>
  );
}
