import type { Kysely } from 'kysely';
import { actorName } from '../account/store.ts';
import type { Db } from '../db/database.ts';
import { pageJson } from '../db/page.ts';
import type { Database } from '../db/schema.ts';
import type { CompanyAccess, TagHandlers } from '../http/contract.ts';
import { download, json } from '../http/reply.ts';
import type { Lessor } from '../lessor.ts';
import type { Clock } from '../platform/clock.ts';
import { decodeCursor } from '../platform/cursor.ts';
import { DomainError } from '../platform/errors.ts';
import { fromWire } from '../platform/money.ts';
import { cancelInvoice } from './cancel-invoice.ts';
import { createInvoice } from './create-invoice.ts';
import { makeFile } from './files.ts';
import { sellerOf } from './paper.ts';
import { findInvoice, listInvoices } from './store.ts';
import { toInvoiceWire, toPaper } from './wire.ts';

export const invoiceRoutes = (deps: {
  db: Kysely<Database>;
  clock: Clock;
  lessor: Lessor;
}): TagHandlers<'invoices'> => {
  const { db, clock, lessor } = deps;
  async function find(from: Db, company: CompanyAccess, invoiceId: string): Promise<unknown> {
    const found = await findInvoice(from, company, invoiceId, clock.today());
    if (found === undefined) throw new DomainError('invoice_not_found');
    return found;
  }
  return {
    listInvoices: async ({ company, query: { limit, cursor, ...asked } }) => {
      const filters = { companyId: company.companyId, ...asked };
      const after = decodeCursor('listInvoices', filters, cursor, ['day', 'id']);
      const { status, contractId } = asked;
      const page = await listInvoices(db, company, { status, contractId, after, limit });
      return json(pageJson('listInvoices', filters, page, { asOf: clock.today() }));
    },

    createInvoice: async ({ actor, body, company, tx }) => {
      const asked = body.lines.map(({ paymentId, amount }) => ({
        paymentId: paymentId.toLowerCase(),
        amountKopecks: amount ? fromWire(amount) : null,
      }));
      const by = await actorName(tx, actor);
      const id = await createInvoice(tx, clock, company, sellerOf(lessor), asked, by);
      return toInvoiceWire(await find(tx, company, id));
    },

    getInvoice: async ({ company, path }) => toInvoiceWire(await find(db, company, path.invoiceId)),

    downloadInvoice: async ({ company, path, query }) => {
      const found = await find(db, company, path.invoiceId);
      if (query.format === 'json') return download(jsonFile(toInvoiceWire(found)));
      return download(await makeFile(toPaper(found), query.format, clock.now(), lessor.timeZone));
    },

    cancelInvoice: async ({ actor, company, path, tx }) => {
      await cancelInvoice(tx, clock, company, path.invoiceId, await actorName(tx, actor));
      return toInvoiceWire(await find(tx, company, path.invoiceId));
    },
  };
};

const jsonFile = (invoice: ReturnType<typeof toInvoiceWire>) => ({
  content: Buffer.from(`${JSON.stringify(invoice, null, 2)}\n`),
  contentType: 'application/json',
  fileName: `Счёт ${invoice.number}.json`,
});
