import type { Kysely } from 'kysely';
import type { ApplicationDeps } from '../../applications/submit-application.ts';
import type { Db } from '../../db/database.ts';
import { BEFORE_FIRST, BEYOND_LAST, pageJson } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import type { Actor } from '../../platform/actor.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { approveApplication } from './approve-application.ts';
import { rejectApplication } from './reject-application.ts';
import { startApplicationReview } from './start-application-review.ts';
import { countApplications, findApplication, isQueue, listApplications } from './store.ts';

type Deps = ApplicationDeps & { db: Kysely<Database> };

export const operatorApplicationRoutes = (deps: Deps): TagHandlers<'operator/applications'> => ({
  listApplications: async ({ query: { state, contractId = null, cursor, limit } }) => {
    const filters = { state, contractId };
    const queue = isQueue(state);
    const decoded = decodeCursor('listApplications', filters, cursor, [queue ? 'day' : 'instant', 'id']);
    const after = decoded ?? (queue ? BEFORE_FIRST : BEYOND_LAST);
    const [page, counts] = await Promise.all([
      listApplications(deps.db, { ...filters, after: [after[0], after[1]], limit }),
      countApplications(deps.db),
    ]);
    return json(pageJson('listApplications', filters, page, { counts, asOf: deps.clock.today() }));
  },

  getApplication: async ({ path }) => detail(deps.db, deps.clock.today(), path.applicationId),

  startApplicationReview: async ({ actor, path: { applicationId: id }, tx }) => {
    await startApplicationReview(tx, deps, operatorOf(actor), id);
    return detail(tx, deps.clock.today(), id);
  },

  approveApplication: async ({ actor, body, path: { applicationId: id }, tx }) => {
    const { name = null, kpp = null, ogrn = null, address = null } = body;
    await approveApplication(tx, deps, operatorOf(actor), id, { name, kpp, ogrn, address });
    return detail(tx, deps.clock.today(), id);
  },

  rejectApplication: async ({ actor, body, path: { applicationId: id }, tx }) => {
    await rejectApplication(tx, deps, operatorOf(actor), id, body.reason);
    return detail(tx, deps.clock.today(), id);
  },
});

async function detail(db: Db, today: CivilDate, id: string) {
  const found = await findApplication(db, today, id);
  if (found === undefined) throw new DomainError('application_not_found');
  return json(found);
}

/** The contract lets only the staff decide. */
function operatorOf(actor: Actor): string {
  if (actor.kind !== 'operator') throw new Error('this belongs to operators');
  return actor.userId;
}
