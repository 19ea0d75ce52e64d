import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { DomainError } from '../platform/errors.ts';
import { databaseAnswers } from './store.ts';

export type Readiness = { stopping: boolean };

export const healthRoutes = (deps: {
  db: Kysely<Database>;
  readiness: Readiness;
  metrics: { text(): Promise<string> };
}): TagHandlers<'health'> => ({
  getLiveness: async () => ({ status: 'ok' }),

  getReadiness: async () => {
    if (deps.readiness.stopping || !(await databaseAnswers(deps.db))) throw new DomainError('not_ready');
    return { status: 'ok' };
  },

  getMetrics: () => deps.metrics.text(),
});
