import type { ApplicationState } from '@element-cabinet/sdk';
import { applicationStates, formatDateTime, say } from '@element-cabinet/sdk/format';
import { Check, Circle, CircleDot, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { locale } from './i18n.ts';

interface Step {
  state: ApplicationState;
  at: string;
  /** Who brought it there, where that is told. */
  by?: string | null;
}

interface ApplicationTimelineProps {
  state: ApplicationState;
  history: readonly Step[];
  /** What stands at the present step. */
  children?: ComponentChildren;
}

const way: readonly ApplicationState[] = ['submitted', 'in_review', 'approved', 'contracted'];

/** The way of an application: what is behind it with the time, where it is, and what is still to come. */
export function ApplicationTimeline({ state, history, children }: ApplicationTimelineProps) {
  const come = new Set(history.map((step) => step.state));
  const ahead = state === 'rejected' ? [] : way.filter((step) => !come.has(step));
  return (
    <ol class="timeline">
      {history.map((step) => (
        <li key={step.state} class={toneOf(step.state, state)} aria-current={step.state === state && 'step'}>
          <Mark state={step.state} present={step.state === state} />
          <div>
            <p class="line-title">{say(applicationStates, step.state, locale.value)}</p>
            <p class="muted">
              {[formatDateTime(step.at, locale.value), step.by].filter(Boolean).join(' · ')}
            </p>
            {step.state === state && children}
          </div>
        </li>
      ))}
      {ahead.map((step) => (
        <li key={step} class="ahead">
          <Circle />
          <p>{say(applicationStates, step, locale.value)}</p>
        </li>
      ))}
    </ol>
  );
}

const toneOf = (step: ApplicationState, present: ApplicationState) =>
  step === 'rejected' ? 'refused' : step === present && step !== 'contracted' ? 'present' : 'done';

function Mark({ state, present }: { state: ApplicationState; present: boolean }) {
  if (state === 'rejected') return <X />;
  return present && state !== 'contracted' ? <CircleDot /> : <Check />;
}
