import type { Kysely } from 'kysely';
import { pageJson } from '../db/page.ts';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json } from '../http/reply.ts';
import { actorId } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor } from '../platform/cursor.ts';
import { DomainError } from '../platform/errors.ts';
import { findCompany, listMyCompanies } from './store.ts';

export const companyRoutes = (deps: { db: Kysely<Database>; clock: Clock }): TagHandlers<'companies'> => ({
  listMyCompanies: async ({ actor, query }) => {
    const filters = { actor: actorId(actor) };
    const [after = null] = decodeCursor('listMyCompanies', filters, query.cursor, ['id']) ?? [];
    const today = deps.clock.today();
    const page = await listMyCompanies(deps.db, actor, today, after, query.limit);
    return json(pageJson('listMyCompanies', filters, page, { asOf: today }));
  },

  getCompany: async ({ company }) => {
    const found = await findCompany(deps.db, company.companyId);
    if (found === undefined) throw new DomainError('company_not_found');
    return json(found);
  },
});
