import type { Kysely } from 'kysely';
import { actorName } from '../../account/store.ts';
import { pageJson } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import { etagOf, requireMatch } from '../../http/conditional.ts';
import type { Call, TagHandlers } from '../../http/contract.ts';
import { json, reply } from '../../http/reply.ts';
import { civilDate } from '../../platform/civil-date.ts';
import type { Clock } from '../../platform/clock.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { fromWire } from '../../platform/money.ts';
import { allocateReceipt } from './allocate-receipt.ts';
import { createOperatorReceipt } from './create-operator-receipt.ts';
import { listReceiptCandidates } from './list-receipt-candidates.ts';
import { countWaiting, findReceipt, listAllReceipts } from './store.ts';
import { undoAllocation } from './undo-allocation.ts';
import { toCandidatesWire } from './wire.ts';

const replyReceipt = (text: string) => reply(json(text), { etag: etagOf(text) });

export const operatorReceiptRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
  /** The lessor's. */
  accounts: ReadonlySet<string>;
}): TagHandlers<'operator/receipts'> => ({
  listOperatorReceipts: async ({ query: { state, cursor, limit } }) => {
    const filters = { state };
    const after = decodeCursor('listOperatorReceipts', filters, cursor, ['day', 'id']);
    const [page, waiting] = await Promise.all([
      listAllReceipts(deps.db, { state, after, limit }),
      countWaiting(deps.db),
    ]);
    return json(pageJson('listOperatorReceipts', filters, page, { waiting }));
  },

  createOperatorReceipt: async (call) => {
    const by = await actorName(call.tx, call.actor);
    return replyReceipt(await createOperatorReceipt(call.tx, deps.clock, deps.accounts, entered(call, by)));
  },

  getOperatorReceipt: async ({ path }) => {
    const receipt = await findReceipt(deps.db, path.receiptId);
    if (receipt === undefined) throw new DomainError('receipt_not_found');
    return json(receipt);
  },

  listReceiptCandidates: async ({ path, query }) =>
    toCandidatesWire(await listReceiptCandidates(deps.db, path.receiptId, query.query)),

  allocateReceipt: async (call) => {
    const said = { ...saidOf(call), by: await actorName(call.tx, call.actor) };
    const check = (receipt: string) => requireMatch(call.ifMatch, etagOf(receipt));
    return replyReceipt(await allocateReceipt(call.tx, deps.clock.now(), call.path.receiptId, said, check));
  },

  undoAllocation: async ({ actor, body, ifMatch, path, tx }) => {
    const said = { by: await actorName(tx, actor), reason: body.reason };
    const check = (receipt: string) => requireMatch(ifMatch, etagOf(receipt));
    return replyReceipt(await undoAllocation(tx, deps.clock.now(), path, said, check));
  },
});

const saidOf = ({ body }: Call<'allocateReceipt'>) => ({
  lines: (body.allocations ?? []).map(({ paymentId, amount }) => ({
    paymentId,
    amountKopecks: fromWire(amount),
  })),
  companyId: body.companyId ?? null,
  invoiceId: body.invoiceId ?? null,
  forAnotherPayer: body.forAnotherPayer ?? false,
});

const entered = ({ body }: Call<'createOperatorReceipt'>, by: string) => ({
  account: body.account,
  bookedOn: civilDate(body.bookedOn),
  amountKopecks: fromWire(body.amount),
  payerName: body.payerName,
  payerInn: body.payerInn ?? '',
  number: body.number ?? '',
  purpose: body.purpose,
  companyId: body.companyId ?? null,
  by,
});
