import type { Payment } from '@element-cabinet/sdk';
import { formatDate, formatMoney } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { cabinet, useMe } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { Check, Hourglass } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { AnnounceDialog } from './announce-dialog.tsx';
import { words } from './announcement-words.ts';

interface AnnounceProps {
  companyId: string;
  payment: Payment;
  today: string;
  onChanged: () => void;
}

/** "I have paid" for those who may say it, or what was said and is awaited. */
export function Announce({ companyId, payment, today, onChanged }: AnnounceProps) {
  const [asking, setAsking] = useState(false);
  const role = useMe().data?.memberships.find(({ company }) => company.id === companyId)?.role;
  const may = role === 'owner' || role === 'accountant';
  const { announcement } = payment;
  const awaited = announcement?.state === 'awaiting' ? announcement : null;
  const withdraw = async (announcementId: string) => {
    try {
      await cabinet.payments.withdrawPaymentAnnouncement({
        companyId,
        paymentId: payment.id,
        announcementId,
      });
      showToast({ text: words().withdrawn });
    } catch {
      showToast({ text: words().failed });
    }
    onChanged();
  };
  if (payment.status === 'paid' || (!may && !awaited)) return null;
  return (
    <div class="announce screen-only">
      {awaited ? (
        <>
          <span class="announced">
            <Hourglass />
            {words().awaited(
              formatMoney(awaited.amount, locale.value),
              formatDate(awaited.paidOn, today, locale.value),
            )}
          </span>
          {may && (
            <button type="button" onClick={() => withdraw(awaited.id)}>
              {words().withdraw}
            </button>
          )}
        </>
      ) : (
        <button type="button" onClick={() => setAsking(true)}>
          <Check />
          {words().action}
        </button>
      )}
      {asking && (
        <AnnounceDialog
          companyId={companyId}
          payment={payment}
          today={today}
          onClose={() => setAsking(false)}
          onDone={(announcementId) => {
            setAsking(false);
            showToast({
              text: words().saved,
              undo: { label: words().withdraw, run: () => withdraw(announcementId) },
            });
            onChanged();
          }}
        />
      )}
    </div>
  );
}
