import type { LoginChangeState } from '@element-cabinet/sdk';
import { CircleCheck, CircleX, Hourglass, MailQuestionMark, Undo2 } from 'lucide-preact';
import { words } from './login-change-words.ts';

const icons = {
  waiting_confirmation: MailQuestionMark,
  waiting_approval: Hourglass,
  approved: CircleCheck,
  rejected: CircleX,
  cancelled: CircleX,
  reverted: Undo2,
  expired: CircleX,
};
const tones = { waiting_confirmation: 'warn', waiting_approval: 'warn', approved: 'ok' } as const;

/** Where a change of login stands. */
export function LoginChangeBadge({ state }: { state: LoginChangeState }) {
  const Icon = icons[state];
  const tone = state in tones ? tones[state as keyof typeof tones] : 'plain';
  return (
    <span class={`badge ${tone}`}>
      <Icon />
      {words()[state]}
    </span>
  );
}
