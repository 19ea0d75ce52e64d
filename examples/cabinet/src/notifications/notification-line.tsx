import type { Notification } from '@element-cabinet/sdk';
import { formatTime } from '@element-cabinet/sdk/format';
import { Check } from 'lucide-preact';
import { addressOf } from './notification-address.ts';
import { NotificationIcon } from './notification-icon.tsx';
import { words } from './words.ts';

interface NotificationLineProps {
  companyId: string;
  notification: Notification;
  onRead: () => void;
}

/** What happened, a link to it, and "read". Opening it reads it too. */
export function NotificationLine({ companyId, notification, onRead }: NotificationLineProps) {
  const { kind, occurredAt, readAt, text, title } = notification;
  const unread = readAt === null;
  return (
    <li class={unread ? 'unread' : undefined}>
      <NotificationIcon kind={kind} />
      <div>
        <p class="line-title">
          <a href={addressOf(companyId, notification)} onClick={unread ? onRead : undefined}>
            {title}
          </a>
          {unread && (
            <span class="unread-dot">
              <span class="hidden-visually">{words().unreadMark}</span>
            </span>
          )}
        </p>
        <p class="muted">
          {text} · <time dateTime={occurredAt}>{formatTime(occurredAt)}</time>
        </p>
      </div>
      {unread && (
        <button type="button" class="screen-only" aria-label={words().markReadOf(title)} onClick={onRead}>
          <Check />
          {words().markRead}
        </button>
      )}
    </li>
  );
}
