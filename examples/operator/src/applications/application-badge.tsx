import type { OperatorApplication } from '@element-cabinet/sdk';
import { applicationStates, say } from '@element-cabinet/sdk/format';
import { Day } from '@element-cabinet/ui/due-date';
import { locale } from '@element-cabinet/ui/i18n';
import { CircleCheck, CircleDot, CircleX, FileCheck, Hourglass } from 'lucide-preact';
import { words } from './words.ts';

const icons = {
  submitted: Hourglass,
  in_review: CircleDot,
  approved: FileCheck,
  rejected: CircleX,
  contracted: CircleCheck,
};
const tones = { submitted: 'warn', in_review: 'warn', approved: 'warn', rejected: 'plain', contracted: 'ok' };

interface ApplicationBadgeProps {
  application: Pick<OperatorApplication, 'state' | 'answerBy' | 'setAside'>;
  today: string;
}

/** The state, and while no answer is given the promise. */
export function ApplicationBadge({ application, today }: ApplicationBadgeProps) {
  const { answerBy, setAside, state } = application;
  const Icon = icons[state];
  const unanswered = state === 'submitted' || state === 'in_review';
  return (
    <div>
      <span class={`badge ${tones[state]}`}>
        <Icon />
        {say(applicationStates, state, locale.value)}
      </span>
      {unanswered && (
        <div class="muted promise">
          {words().answerBy} <Day on={answerBy} today={today} />
          {answerBy < today && <b> · {words().late}</b>}
        </div>
      )}
      {setAside && <div class="muted">{words().setAsideMark}</div>}
    </div>
  );
}
