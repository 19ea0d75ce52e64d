import type { InvoiceStatus } from '@element-cabinet/sdk';
import { invoiceStatuses, say } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { Check, CircleCheck, CircleSlash, Clock } from 'lucide-preact';

const looks = {
  open: { tone: 'plain', Icon: Clock },
  paid: { tone: 'ok', Icon: Check },
  settled: { tone: 'ok', Icon: CircleCheck },
  cancelled: { tone: 'plain', Icon: CircleSlash },
} as const;

export function InvoiceBadge({ status }: { status: InvoiceStatus }) {
  const { tone, Icon } = looks[status];
  return (
    <span class={`badge ${tone}`}>
      <Icon />
      {say(invoiceStatuses, status, locale.value)}
    </span>
  );
}
