import type { Notification } from '@element-cabinet/sdk';
import { dayHeading, formatTime } from '@element-cabinet/sdk/format';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import {
  ArrowUpRight,
  Banknote,
  Bell,
  CalendarSync,
  Check,
  CheckCheck,
  CircleAlert,
  CircleCheck,
  Clock,
  FileText,
} from 'lucide-preact';
import type { CompanyCache } from '../cache/cache.ts';
import type { Snapshot } from '../popup/state.ts';
import { words } from '../popup/words.ts';
import { CabinetLink } from '../shared/cabinet-link.tsx';
import { cabinetLinks } from '../shared/cabinet-links.ts';
import { send } from '../shared/messages.ts';
import { byDay } from './by-day.ts';

const looks = {
  payment_overdue: { tone: 'danger', Icon: CircleAlert },
  payment_due_soon: { tone: 'warn', Icon: Clock },
  payment_paid: { tone: 'ok', Icon: CircleCheck },
  penalty_billed: { tone: 'warn', Icon: CircleAlert },
  receipt_posted: { tone: 'plain', Icon: Banknote },
  allocation_undone: { tone: 'warn', Icon: CircleAlert },
  schedule_changed: { tone: 'plain', Icon: CalendarSync },
  due_dates_moved: { tone: 'plain', Icon: CalendarSync },
  contract_completed: { tone: 'ok', Icon: FileText },
} as const;
/** What happens to a contract, and what was learned after this was built. */
const otherwise = { tone: 'plain', Icon: FileText } as const;

export function NotificationList({ state, cache }: { state: Snapshot; cache: CompanyCache }) {
  const { items, unread, nextCursor } = cache.notifications.data;
  const today = cache.summary.data.asOf;
  const companyId = cache.summary.data.companyId;
  const links = cabinetLinks(state.server, companyId);
  const markRead = (notificationId: string | null) => void send('markRead', { companyId, notificationId });
  if (items.length === 0) {
    return <EmptyState icon={Bell} title={words().noNotifications} text={words().noNotificationsText} />;
  }
  return (
    <>
      {byDay(items).map(({ day, items }, index) => (
        <section key={day} class="day">
          <header>
            <h2>{dayHeading(day, today, locale.value)}</h2>
            {index === 0 && unread > 0 && (
              <button type="button" class="link" onClick={() => markRead(null)}>
                <CheckCheck />
                {words().markAllRead}
              </button>
            )}
          </header>
          <ul>
            {items.map((item) => (
              <Item key={item.id} item={item} href={links.about(item)} onRead={() => markRead(item.id)} />
            ))}
          </ul>
        </section>
      ))}
      {nextCursor !== null && (
        <CabinetLink class="button plain more" href={links.notifications}>
          {words().allNotifications}
          <ArrowUpRight />
        </CabinetLink>
      )}
    </>
  );
}

interface ItemProps {
  item: Notification;
  href: string;
  onRead: () => void;
}

function Item({ item, href, onRead }: ItemProps) {
  const { tone, Icon } = looks[item.kind as keyof typeof looks] ?? otherwise;
  const unread = item.readAt === null;
  return (
    <li class={unread ? 'told unread' : 'told'}>
      <CabinetLink class="told-main" href={href} onAuxClick={onRead} onClick={unread ? onRead : undefined}>
        <span class={`told-icon tile ${tone}`}>
          <Icon />
        </span>
        <span class="told-text">
          <span class="row-line">
            <b>
              {item.title}
              {unread && <span class="hidden-visually">, {words().unread}</span>}
            </b>
            <time class="muted num" dateTime={item.occurredAt}>
              {formatTime(item.occurredAt)}
            </time>
          </span>
          <span class="muted">{item.text}</span>
        </span>
      </CabinetLink>
      {unread && (
        <button
          type="button"
          class="plain square"
          aria-label={words().markRead(item.title)}
          title={words().markReadShort}
          onClick={onRead}
        >
          <Check />
        </button>
      )}
    </li>
  );
}
