import type { Kysely } from 'kysely';
import { actorName } from '../account/store.ts';
import { pageJson } from '../db/page.ts';
import type { Database } from '../db/schema.ts';
import type { TagHandlers } from '../http/contract.ts';
import { json } from '../http/reply.ts';
import type { Lessor } from '../lessor.ts';
import { type CivilDate, civilDate } from '../platform/civil-date.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor } from '../platform/cursor.ts';
import { DomainError } from '../platform/errors.ts';
import { fromWire } from '../platform/money.ts';
import { announcePayment } from './announce-payment.ts';
import { calendarFeedRoutes } from './calendar-feed/routes.ts';
import { explainDebtSummary } from './explain-debt-summary.ts';
import { explainPayment } from './explain-payment.ts';
import { reconciliationRoutes } from './reconciliations/routes.ts';
import { setOffOverpayment } from './set-off-overpayment.ts';
import { findPayment, getDebtSummary, listPayments, listReceipts } from './store.ts';
import { toSetOffWire } from './wire.ts';
import { withdrawPaymentAnnouncement } from './withdraw-payment-announcement.ts';

export const paymentRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
  lessor: Lessor;
  publicUrl: string;
}): TagHandlers<'payments'> => ({
  ...calendarFeedRoutes(deps),
  ...reconciliationRoutes(deps),

  getDebtSummary: async ({ company }) => json(await getDebtSummary(deps.db, company, deps.clock.today())),

  explainDebtSummary: ({ company, query }) =>
    explainDebtSummary(deps.db, deps.clock.today(), company, query.figure),

  listPayments: async ({ company, query }) => {
    const { limit, cursor, ...asked } = query;
    if (asked.dueFrom !== undefined && asked.dueTo !== undefined && asked.dueFrom > asked.dueTo)
      throw new DomainError('invalid_period');
    const filters = { companyId: company.companyId, ...asked };
    const today = deps.clock.today();
    const page = await listPayments(deps.db, company, today, {
      state: asked.state,
      contractId: asked.contractId,
      dueFrom: asked.dueFrom as CivilDate | undefined,
      dueTo: asked.dueTo as CivilDate | undefined,
      after: decodeCursor('listPayments', filters, cursor, ['day', 'id']),
      limit,
    });
    return json(pageJson('listPayments', filters, page, { asOf: today }));
  },

  getPayment: async ({ company, path }) => {
    const payment = await findPayment(deps.db, company, deps.clock.today(), path.paymentId);
    if (payment === undefined) throw new DomainError('payment_not_found');
    return json(payment);
  },

  explainPayment: ({ company, path }) => explainPayment(deps.db, deps.clock.today(), company, path.paymentId),

  announcePayment: async ({ actor, body, company, path, tx }) => {
    const when = { now: deps.clock.now(), today: deps.clock.today() };
    const made = await announcePayment(tx, when, company, {
      paymentId: path.paymentId,
      amountKopecks: body.amount === undefined ? null : fromWire(body.amount),
      paidOn: civilDate(body.paidOn),
      orderNumber: body.orderNumber ?? null,
      note: body.note ?? null,
      createdBy: await actorName(tx, actor),
    });
    return json(made);
  },

  withdrawPaymentAnnouncement: async ({ company, path }) => {
    const now = deps.clock.now();
    await deps.db.transaction().execute((tx) => withdrawPaymentAnnouncement(tx, now, company, path));
  },

  setOffOverpayment: async ({ actor, body, company, tx }) => {
    const asked = {
      paymentId: body.paymentId,
      amountKopecks: body.amount === undefined ? null : fromWire(body.amount),
      by: await actorName(tx, actor),
    };
    return toSetOffWire(await setOffOverpayment(tx, deps.clock.now(), company, asked));
  },

  listReceipts: async ({ company, query }) => {
    const filters = { companyId: company.companyId };
    const after = decodeCursor('listReceipts', filters, query.cursor, ['day', 'id']);
    const page = await listReceipts(deps.db, company, after, query.limit);
    return json(pageJson('listReceipts', filters, page));
  },
});
