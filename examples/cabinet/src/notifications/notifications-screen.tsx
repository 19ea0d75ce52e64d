import type { Notification, NotificationPage } from '@element-cabinet/sdk';
import { dayHeading, localDay } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Pager } from '@element-cabinet/ui/pager';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { BellOff, CheckCheck } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { useUnread } from '../unread.ts';
import { words as shared } from '../words.ts';
import { NotificationLine } from './notification-line.tsx';
import { words } from './words.ts';

const pageSize = 30;

export function NotificationsScreen() {
  const { params, query } = useRoute();
  const companyId = params.companyId ?? '';
  const unread = query.unread === 'true';
  const { cursor } = query;
  const filters = unread ? { unread: 'true' } : {};
  const here = paths.notifications(companyId, { ...filters, cursor });
  const page = useResource(`${here}:${locale.value}`, () =>
    cabinet.notifications.list({ companyId, unread, limit: pageSize, ...(cursor ? { cursor } : {}) }),
  );
  const count = useUnread(companyId);

  const mark = async (
    act: () => Promise<void>,
    ids: (id: string) => boolean,
    left: (unread: number) => number,
  ) => {
    const readAt = new Date().toISOString();
    page.update((shown) => markRead(shown, ids, readAt));
    count.update(left);
    try {
      await act();
    } catch {
      showToast({ text: words().markFailed });
      page.refresh();
      count.refresh();
    }
  };
  const markOne = (notificationId: string) =>
    mark(
      () => cabinet.notifications.markNotificationRead({ companyId, notificationId }),
      (id) => id === notificationId,
      (before) => Math.max(0, before - 1),
    );
  const markAll = async () => {
    await mark(
      () => cabinet.notifications.markAllNotificationsRead({ companyId }),
      () => true,
      () => 0,
    );
  };

  return (
    <Screen title={shared().notifications}>
      <div class="links-row screen-only">
        <Views companyId={companyId} unread={unread} />
        {Boolean(count.data) && (
          <button type="button" onClick={markAll}>
            <CheckCheck />
            {words().markAll}
          </button>
        )}
      </div>
      <ResourceView resource={page} skeleton={<NotificationsSkeleton />}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <Card>
                <EmptyState
                  icon={BellOff}
                  title={unread ? words().emptyUnread : words().empty}
                  text={unread ? words().emptyUnreadText : words().emptyText}
                />
              </Card>
            ) : (
              <Days companyId={companyId} items={items} onRead={markOne} />
            )}
            <Pager
              first={cursor && paths.notifications(companyId, filters)}
              next={
                nextCursor === null
                  ? undefined
                  : paths.notifications(companyId, { ...filters, cursor: nextCursor })
              }
            />
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

function Views({ companyId, unread }: { companyId: string; unread: boolean }) {
  return (
    <nav class="links" aria-label={words().filter}>
      <a href={paths.notifications(companyId)} aria-current={unread ? undefined : 'page'}>
        {shared().all}
      </a>
      <a href={paths.notifications(companyId, { unread: 'true' })} aria-current={unread ? 'page' : undefined}>
        {words().unread}
      </a>
    </nav>
  );
}

interface DaysProps {
  companyId: string;
  items: Notification[];
  onRead: (notificationId: string) => void;
}

function Days({ companyId, items, onRead }: DaysProps) {
  const today = localDay(new Date().toISOString());
  const days = new Map<string, Notification[]>();
  for (const item of items) {
    const day = localDay(item.occurredAt);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return (
    <>
      {[...days].map(([day, notifications]) => (
        <Card key={day} title={dayHeading(day, today, locale.value)}>
          <ul class="lines">
            {notifications.map((notification) => (
              <NotificationLine
                key={notification.id}
                companyId={companyId}
                notification={notification}
                onRead={() => onRead(notification.id)}
              />
            ))}
          </ul>
        </Card>
      ))}
    </>
  );
}

function NotificationsSkeleton() {
  return (
    <div class="card">
      <SkeletonRows rows={6} columns={2} />
    </div>
  );
}

function markRead(page: NotificationPage, isRead: (id: string) => boolean, readAt: string): NotificationPage {
  const items = page.items.map((item) =>
    isRead(item.id) && item.readAt === null ? { ...item, readAt } : item,
  );
  return { ...page, items };
}
