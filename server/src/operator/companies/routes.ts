import type { Kysely } from 'kysely';
import { pageJson } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import type { Clock } from '../../platform/clock.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { findCompany, listCompanies } from './store.ts';

export const operatorCompanyRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
}): TagHandlers<'operator/companies'> => ({
  listOperatorCompanies: async ({ query: { query, cursor, limit } }) => {
    const filters = { query };
    const today = deps.clock.today();
    const after = decodeCursor('listOperatorCompanies', filters, cursor, ['id'])?.[0] ?? null;
    const page = await listCompanies(deps.db, today, { query, after, limit });
    return json(pageJson('listOperatorCompanies', filters, page, { asOf: today }));
  },

  getOperatorCompany: async ({ path }) => {
    const company = await findCompany(deps.db, deps.clock.today(), path.operatorCompanyId);
    if (company === undefined) throw new DomainError('company_not_found');
    return json(company);
  },
});
