import type { ApplicationCounts } from '@element-cabinet/sdk';
import { cabinet } from '@element-cabinet/ui/session';
import { type Resource, useResource } from '@element-cabinet/ui/use-resource';

/** How many applications wait, by state. */
export const useApplicationCounts = (): Resource<ApplicationCounts> =>
  useResource('applications-counts', async () => {
    const page = await cabinet.operator.applications.list({ limit: 1 });
    return page.counts;
  });
