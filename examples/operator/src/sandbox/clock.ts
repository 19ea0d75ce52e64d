import { NotFoundError, type SandboxClock } from '@element-cabinet/sdk';
import { localDay } from '@element-cabinet/sdk/format';
import { cabinet } from '@element-cabinet/ui/session';
import { type Resource, useResource } from '@element-cabinet/ui/use-resource';

/** The movable clock; null where the server is not a sandbox. */
export const useSandboxClock = (): Resource<SandboxClock | null> =>
  useResource('sandbox-clock', () =>
    cabinet.sandbox.getClock().catch((error: unknown) => {
      if (error instanceof NotFoundError) return null;
      throw error;
    }),
  );

/** The day it is for the server, as well as the page knows. */
export function useToday(): string {
  const { data: clock } = useSandboxClock();
  return clock?.today ?? localDay(new Date().toISOString());
}
