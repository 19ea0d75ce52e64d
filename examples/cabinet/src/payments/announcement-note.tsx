import type { Payment } from '@element-cabinet/sdk';
import { formatDate } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { Hourglass } from 'lucide-preact';
import { words } from './announcement-words.ts';

/** Under a payment's status: the company says it has paid, and the money is not here yet. */
export function AnnouncementNote({ payment, today }: { payment: Payment; today: string }) {
  const { announcement } = payment;
  if (announcement?.state !== 'awaiting') return null;
  return (
    <div class="announced muted">
      <Hourglass />
      {words().awaitedShort(formatDate(announcement.paidOn, today, locale.value))}
    </div>
  );
}
