import { cabinet } from '@element-cabinet/ui/session';
import { type Resource, useResource } from '@element-cabinet/ui/use-resource';

/** How many receipts wait for an operator. */
export const useWaiting = (): Resource<number> =>
  useResource('receipts-waiting', async () => {
    const page = await cabinet.operator.receipts.list({ state: 'waiting', limit: 1 });
    return page.waiting;
  });
