import type { Kysely } from 'kysely';
import { actorName } from '../../account/store.ts';
import { pageJson } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import { civilDate } from '../../platform/civil-date.ts';
import type { Clock } from '../../platform/clock.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { billPenalty } from './bill-penalty.ts';
import { previewPenaltyBill } from './preview-penalty-bill.ts';
import { countAwaited, listAwaited } from './store.ts';
import { toBillingWire, toPreviewWire } from './wire.ts';

export const operatorPaymentRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
}): TagHandlers<'operator/payments'> => ({
  previewPenaltyBill: async ({ path, query }) => {
    const today = deps.clock.today();
    const upTo = query.upTo === undefined ? today : civilDate(query.upTo);
    const asked = { contractId: path.contractId, upTo, dueInDays: query.dueInDays };
    return toPreviewWire(await previewPenaltyBill(deps.db, today, asked), today);
  },

  billPenalty: async ({ actor, body, path, tx }) => {
    const when = { now: deps.clock.now(), today: deps.clock.today() };
    const bills = await billPenalty(tx, when, {
      contractId: path.contractId,
      upTo: civilDate(body.upTo),
      paymentIds: body.paymentIds ?? null,
      dueInDays: body.dueInDays ?? 10,
      billedBy: await actorName(tx, actor),
    });
    return toBillingWire(path.contractId, bills);
  },

  listOperatorAnnouncements: async ({ query: { cursor, limit } }) => {
    const after = decodeCursor('listOperatorAnnouncements', {}, cursor, ['instant', 'id']);
    const [page, awaiting] = await Promise.all([listAwaited(deps.db, after, limit), countAwaited(deps.db)]);
    return json(pageJson('listOperatorAnnouncements', {}, page, { awaiting }));
  },
});
