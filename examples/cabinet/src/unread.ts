import { type Resource, useResource } from '@element-cabinet/ui/use-resource';
import { cabinet } from './session.ts';

/** How many notifications of a company are unread. */
export const useUnread = (companyId: string): Resource<number> =>
  useResource(`unread:${companyId}`, async () => {
    const page = await cabinet.notifications.list({ companyId, unread: true, limit: 1 });
    return page.unread;
  });
