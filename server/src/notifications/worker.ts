import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/schema.ts';
import { followEvents } from './store.ts';

const batch = 500;

/** Makes notifications of all events there are. */
export async function notifyOfEvents(db: Kysely<Database>): Promise<void> {
  while ((await followEvents(db, batch)) === batch);
}

/** Follows the log every second until stopped; a failure is logged and tried again. */
export function startNotifier(db: Kysely<Database>, log: Logger): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const next = () => {
    timer = setTimeout(() => {
      running = notifyOfEvents(db)
        .catch((error) => log.error({ err: error }, 'notifications stopped for now'))
        .finally(() => {
          if (!stopped) next();
        });
    }, 1000);
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
