import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { DomainError } from '../platform/errors.ts';
import { hashToken } from '../platform/token.ts';
import { findByToken } from './store.ts';
import { type ApplicationDeps, submitApplication } from './submit-application.ts';
import { toReceivedWire, toStatusWire, toSubmission } from './wire.ts';

export const applicationRoutes = (
  deps: ApplicationDeps & { db: Kysely<Database> },
): TagHandlers<'applications'> => ({
  submitApplication: async ({ body, ip, locale }) => {
    const from = { address: ip, locale };
    const submission = toSubmission(body);
    return toReceivedWire(
      await deps.db.transaction().execute((tx) => submitApplication(tx, deps, submission, from)),
    );
  },

  getApplicationStatus: async ({ header }) => {
    const found = await findByToken(deps.db, hashToken(header['Application-Token']));
    if (!found) throw new DomainError('application_not_found');
    return toStatusWire(found);
  },
});
