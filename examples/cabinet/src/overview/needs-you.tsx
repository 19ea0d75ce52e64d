import type { DebtSummary, Notification } from '@element-cabinet/sdk';
import { countOf, formatDateTime, nouns } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { CircleAlert, CircleCheck } from 'lucide-preact';
import { addressOf } from '../notifications/notification-address.ts';
import { NotificationIcon } from '../notifications/notification-icon.tsx';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface NeedsYouProps {
  debt: DebtSummary;
  /** The newest unread ones. */
  unread: Notification[];
}

const shown = 3;

/** What waits for the person: all that is overdue in one line, then what else is unread. */
export function NeedsYou({ debt, unread }: NeedsYouProps) {
  const { companyId, overdue } = debt;
  const told = overdue.payments > 0 ? unread.filter(({ kind }) => kind !== 'payment_overdue') : unread;
  const notices = told.slice(0, overdue.payments > 0 ? shown - 1 : shown);
  return (
    <Card
      title={words().needsYou}
      aside={<a href={paths.notifications(companyId)}>{words().allNotifications}</a>}
    >
      {overdue.payments === 0 && notices.length === 0 ? (
        <EmptyState icon={CircleCheck} title={words().nothingWaits} text={words().nothingWaitsText} />
      ) : (
        <ul class="lines">
          {overdue.payments > 0 && (
            <li>
              <span class="mark danger">
                <CircleAlert />
              </span>
              <div>
                <p class="line-title">
                  {words().overdueItem(countOf(overdue.payments, nouns.payment, locale.value))}
                </p>
                <p class="muted">
                  <Money value={overdue.amount} />
                </p>
              </div>
              <a href={paths.payments(companyId, { state: 'overdue' })}>{shared().open}</a>
            </li>
          )}
          {notices.map((notification) => (
            <Notice key={notification.id} companyId={companyId} notification={notification} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Notice({ companyId, notification }: { companyId: string; notification: Notification }) {
  const { kind, occurredAt, text, title } = notification;
  return (
    <li>
      <NotificationIcon kind={kind} />
      <div>
        <p class="line-title">{title}</p>
        <p class="muted">
          {text} · <span class="num">{formatDateTime(occurredAt, locale.value)}</span>
        </p>
      </div>
      <a href={addressOf(companyId, notification)} aria-label={`${shared().open}: ${title}. ${text}`}>
        {shared().open}
      </a>
    </li>
  );
}
