import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { DomainError } from '../platform/errors.ts';

export type Readiness = { stopping: boolean };

export const healthRoutes = (deps: {
  db: Kysely<Database>;
  readiness: Readiness;
  metrics: { text(): Promise<string> };
}): TagHandlers<'health'> => ({
  getLiveness: async () => ({ status: 'ok' }),

  getReadiness: async () => {
    const answers = await deps.db.executeQuery(CompiledQuery.raw('select 1')).then(
      () => true,
      () => false,
    );
    if (!answers || deps.readiness.stopping) throw new DomainError('not_ready');
    return { status: 'ok' };
  },

  getMetrics: () => deps.metrics.text(),
});
