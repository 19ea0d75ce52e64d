import type { Kysely } from 'kysely';
import { pageJson } from '../db/page.ts';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json } from '../http/reply.ts';
import type { Lessor } from '../lessor.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor } from '../platform/cursor.ts';
import { DomainError } from '../platform/errors.ts';
import { buyoutRoutes } from './buyouts/routes.ts';
import { findContract, listContracts } from './store.ts';

export const contractRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
  lessor: Lessor;
}): TagHandlers<'contracts'> => ({
  ...buyoutRoutes(deps),

  listContracts: async ({ company, query }) => {
    const { limit, cursor, status, externalId } = query;
    const filters = { companyId: company.companyId, status, externalId };
    const today = deps.clock.today();
    const after = decodeCursor('listContracts', filters, cursor, ['digits', 'text', 'id']);
    const page = await listContracts(deps.db, company, today, { status, externalId, after, limit });
    return json(pageJson('listContracts', filters, page, { asOf: today }));
  },

  getContract: async ({ company, path }) => {
    const contract = await findContract(deps.db, company, deps.clock.today(), path.contractId);
    if (contract === undefined) throw new DomainError('contract_not_found');
    return json(contract);
  },
});
