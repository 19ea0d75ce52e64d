import type { Notification } from '@element-cabinet/sdk';
import {
  Banknote,
  CalendarSync,
  Check,
  CircleAlert,
  Clock,
  FileCheck,
  FileText,
  FileX,
  Percent,
  Undo2,
} from 'lucide-preact';

const looks = {
  payment_overdue: { tone: 'danger', Icon: CircleAlert },
  payment_due_soon: { tone: 'warn', Icon: Clock },
  payment_paid: { tone: 'ok', Icon: Check },
  penalty_billed: { tone: 'warn', Icon: Percent },
  receipt_posted: { tone: 'accent', Icon: Banknote },
  allocation_undone: { tone: 'warn', Icon: Undo2 },
  contract_created: { tone: 'accent', Icon: FileText },
  schedule_changed: { tone: 'accent', Icon: CalendarSync },
  due_dates_moved: { tone: 'accent', Icon: CalendarSync },
  buyout_quote_accepted: { tone: 'accent', Icon: FileText },
  contract_completed: { tone: 'ok', Icon: FileCheck },
  contract_terminated: { tone: 'accent', Icon: FileX },
} as const satisfies Record<Notification['kind'], unknown>;

export function NotificationIcon({ kind }: { kind: Notification['kind'] }) {
  const { tone, Icon } = looks[kind];
  return (
    <span class={`mark ${tone}`}>
      <Icon />
    </span>
  );
}
