import type { Kysely } from 'kysely';
import { pageJson } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { json } from '../../http/reply.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { countWaiting, findReceipt, listAllReceipts } from './store.ts';

export const operatorReceiptRoutes = (deps: { db: Kysely<Database> }): TagHandlers<'operator/receipts'> => ({
  listOperatorReceipts: async ({ query: { state, cursor, limit } }) => {
    const filters = { state };
    const after = decodeCursor('listOperatorReceipts', filters, cursor, ['day', 'id']);
    const [page, waiting] = await Promise.all([
      listAllReceipts(deps.db, { state, after, limit }),
      countWaiting(deps.db),
    ]);
    return json(pageJson('listOperatorReceipts', filters, page, { waiting }));
  },

  getOperatorReceipt: async ({ path }) => {
    const receipt = await findReceipt(deps.db, path.receiptId);
    if (receipt === undefined) throw new DomainError('receipt_not_found');
    return json(receipt);
  },
});
