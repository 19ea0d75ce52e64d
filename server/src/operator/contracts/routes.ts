import type { Kysely } from 'kysely';
import { actorName } from '../../account/store.ts';
import { listAllBuyoutQuotes } from '../../contracts/buyouts/store.ts';
import { toOperatorQuoteWire } from '../../contracts/buyouts/wire.ts';
import { findAnyContract } from '../../contracts/store.ts';
import { madePlace, pageJson, pageOf } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import type { ConcludeDeps } from '../applications/conclude-application.ts';
import { activateOperatorContract } from './activate-operator-contract.ts';
import { amendOperatorContract } from './amend-operator-contract.ts';
import { completeOperatorContract } from './complete-operator-contract.ts';
import { createOperatorContract } from './create-operator-contract.ts';
import { previewOperatorSchedule } from './preview-operator-schedule.ts';
import { listAllContracts } from './store.ts';
import { terminateOperatorContract } from './terminate-operator-contract.ts';
import { toAmendment, toContractAsked, toPreviewAsked, toPreviewWire } from './wire.ts';

export const operatorContractRoutes = (
  deps: ConcludeDeps & { db: Kysely<Database> },
): TagHandlers<'operator/contracts'> => ({
  listOperatorContracts: async ({ query: { query, cursor, limit } }) => {
    const filters = { query };
    const today = deps.clock.today();
    const after = decodeCursor('listOperatorContracts', filters, cursor, ['id'])?.[0] ?? null;
    const page = await listAllContracts(deps.db, today, { query, after, limit });
    return json(pageJson('listOperatorContracts', filters, page, { asOf: today }));
  },

  getOperatorContract: async ({ path }) => json(await detail(deps.db, deps.clock, path.contractId)),

  previewOperatorSchedule: async ({ body }) => {
    const asked = toPreviewAsked(body);
    return toPreviewWire(await previewOperatorSchedule(deps.db, deps.clock.today(), asked));
  },

  createOperatorContract: async ({ actor, body, tx }) => {
    const by = { id: staffOf(actor), name: await actorName(tx, actor) };
    const id = await createOperatorContract(tx, deps, by, toContractAsked(body));
    return json(await detail(tx, deps.clock, id));
  },

  amendOperatorContract: async ({ actor, body, path, tx }) => {
    const createdBy = await actorName(tx, actor);
    await amendOperatorContract(tx, deps.clock, createdBy, path.contractId, toAmendment(body));
    return json(await detail(tx, deps.clock, path.contractId));
  },

  activateOperatorContract: async ({ actor, body, path, tx }) => {
    const how = { credentials: body.credentials ?? 'mail', by: staffOf(actor) };
    await activateOperatorContract(tx, deps, path.contractId, how);
    return json(await detail(tx, deps.clock, path.contractId));
  },

  completeOperatorContract: async ({ path, tx }) => {
    await completeOperatorContract(tx, deps.clock, path.contractId);
    return json(await detail(tx, deps.clock, path.contractId));
  },

  terminateOperatorContract: async ({ actor, body, path, tx }) => {
    const createdBy = await actorName(tx, actor);
    await terminateOperatorContract(tx, deps.clock, createdBy, path.contractId, body.reason);
    return json(await detail(tx, deps.clock, path.contractId));
  },

  listOperatorBuyoutQuotes: async ({ query: { state, cursor, limit } }) => {
    const after = decodeCursor('listOperatorBuyoutQuotes', { state }, cursor, ['instant', 'id']);
    const asOf = deps.clock.today();
    const found = await listAllBuyoutQuotes(deps.db, asOf, { state, after, limit: limit + 1 });
    const page = pageOf('listOperatorBuyoutQuotes', { state }, limit, found, {
      item: (quote) => toOperatorQuoteWire(quote, asOf),
      key: ({ acceptedAt, createdAt, id }) =>
        madePlace({ createdAt: (state === 'accepted' && acceptedAt) || createdAt, id }),
    });
    return { ...page, asOf };
  },
});

/** Null: the back office's key. */
const staffOf = (actor: Actor) => (actor.kind === 'operator' ? actor.userId : null);

async function detail(db: Kysely<Database>, clock: Clock, contractId: string): Promise<string> {
  const contract = await findAnyContract(db, clock.today(), contractId);
  if (contract === undefined) throw new DomainError('contract_not_found');
  return contract;
}
