import type { Kysely } from 'kysely';
import { listAllBuyoutQuotes } from '../../contracts/buyouts/store.ts';
import { toOperatorQuoteWire } from '../../contracts/buyouts/wire.ts';
import { findAnyContract } from '../../contracts/store.ts';
import { pageJson } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import type { Clock } from '../../platform/clock.ts';
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts';
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

  listOperatorBuyoutQuotes: async ({ query: { state, cursor, limit } }) => {
    const after = decodeCursor('listOperatorBuyoutQuotes', { state }, cursor, ['instant', 'id']);
    const asOf = deps.clock.today();
    const found = await listAllBuyoutQuotes(deps.db, asOf, { state, after, limit: limit + 1 });
    const last = found.length > limit ? found[limit - 1] : undefined;
    const at = (state === 'accepted' && last?.acceptedAt) || last?.createdAt;
    return {
      items: found.slice(0, limit).map((quote) => toOperatorQuoteWire(quote, asOf)),
      nextCursor:
        last && at ? encodeCursor('listOperatorBuyoutQuotes', { state }, [at.toISOString(), last.id]) : null,
      asOf,
    };
  },
});
