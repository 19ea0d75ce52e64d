import type { Contract } from '@element-cabinet/sdk';
import { contractStatuses, say } from '@element-cabinet/sdk/format';
import { Check, CircleSlash, PencilLine, Play } from 'lucide-preact';
import { locale } from './i18n.ts';

const looks = {
  draft: { tone: 'plain', Icon: PencilLine },
  active: { tone: 'plain', Icon: Play },
  completed: { tone: 'ok', Icon: Check },
  terminated: { tone: 'plain', Icon: CircleSlash },
} as const;

export function ContractBadge({ status }: { status: Contract['status'] }) {
  const { tone, Icon } = looks[status];
  return (
    <span class={`badge ${tone}`}>
      <Icon />
      {say(contractStatuses, status, locale.value)}
    </span>
  );
}
