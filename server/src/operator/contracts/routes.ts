import type { Kysely } from 'kysely';
import { findAnyContract } from '../../contracts/store.ts';
import { pageJson } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import type { Clock } from '../../platform/clock.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { listAllContracts } from './store.ts';

export const operatorContractRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
}): TagHandlers<'operator/contracts'> => ({
  listOperatorContracts: async ({ query: { query, cursor, limit } }) => {
    const filters = { query };
    const today = deps.clock.today();
    const after = decodeCursor('listOperatorContracts', filters, cursor, ['id'])?.[0] ?? null;
    const page = await listAllContracts(deps.db, today, { query, after, limit });
    return json(pageJson('listOperatorContracts', filters, page, { asOf: today }));
  },

  getOperatorContract: async ({ path }) => {
    const contract = await findAnyContract(deps.db, deps.clock.today(), path.contractId);
    if (contract === undefined) throw new DomainError('contract_not_found');
    return json(contract);
  },
});
