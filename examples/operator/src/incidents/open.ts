import { cabinet } from '@element-cabinet/ui/session';
import { type Resource, useResource } from '@element-cabinet/ui/use-resource';

/** How many incidents are open. */
export const useOpenIncidents = (): Resource<number> =>
  useResource('incidents-open', async () => (await cabinet.operator.incidents.list({ limit: 1 })).open);
