import { markRead as marked } from '../cache/cache.ts';
import { cabinetOfSession } from '../cache/service.ts';
import { companyCache } from '../shared/storage.ts';

/** Marks one notification, or all of the company (null), as read: here at once, then on the server. */
export async function markRead({
  companyId,
  notificationId,
}: {
  companyId: string;
  notificationId: string | null;
}): Promise<void> {
  const stored = companyCache(companyId);
  const before = await stored.get();
  if (before) await stored.set(marked(before, notificationId, new Date()));
  const { notifications } = await cabinetOfSession();
  if (notificationId === null) await notifications.markAllNotificationsRead({ companyId });
  else await notifications.markNotificationRead({ companyId, notificationId });
}
