import { NotFoundError } from '@element-cabinet/sdk';
import { cabinet } from '@element-cabinet/ui/session';
import { type Resource, useResource } from '@element-cabinet/ui/use-resource';

/** Whether the server is a sandbox, which has a mailbox of its own. */
export const useSandbox = (): Resource<boolean> =>
  useResource('sandbox', () =>
    cabinet.sandbox.getClock().then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotFoundError) return false;
        throw error;
      },
    ),
  );
