import { cabinet } from '@element-cabinet/ui/session';
import { type Resource, useResource } from '@element-cabinet/ui/use-resource';

/** How many notifications of a company are unread. */
export const useUnread = (companyId: string): Resource<number> =>
  useResource(`unread:${companyId}`, async () => {
    const page = await cabinet.notifications.list({ companyId, unread: true, limit: 1 });
    return page.unread;
  });
