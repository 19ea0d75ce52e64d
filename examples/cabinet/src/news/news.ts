import type { ReleaseNotePage } from '@element-cabinet/sdk';
import { cabinet } from '@element-cabinet/ui/session';
import { type Resource, useResource } from '@element-cabinet/ui/use-resource';

/** The newest of what is new: the page begins with it, and the navigation tells whether it is unread. */
export const useNews = (): Resource<ReleaseNotePage> =>
  useResource('news', async () => await cabinet.terms.listReleaseNotes({ limit: 20 }));
