import { cabinet } from '@element-cabinet/ui/session';
import { type Resource, useResource } from '@element-cabinet/ui/use-resource';

/** How many changes of login wait for an operator. */
export const useWaitingLoginChanges = (): Resource<number> =>
  useResource('login-changes-waiting', async () => {
    const page = await cabinet.operator.loginChanges.list({ limit: 1 });
    return page.waiting;
  });
