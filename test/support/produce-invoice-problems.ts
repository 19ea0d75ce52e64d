import { createApp } from '../../server/src/app.ts';
import { createLog } from '../../server/src/http/observability.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { type Ask, ask, over, type Send } from './ask.ts';
import type { Op, Told } from './contract.ts';
import { testFiles } from './files.ts';
import { company, goodAsks, openPayment, opOf } from './good-asks.ts';
import { testVault } from './mails.ts';
import type { TestServer } from './server.ts';

type Asking = (op: Op, more?: Ask, send?: Send) => Promise<Told>;

/** How the problems of invoices are come to; see `produceProblems`. */
export function produceInvoiceProblems(server: TestServer, asking: Asking) {
  const { admin, as, clock, db, url } = server;
  const good = goodAsks(server);
  const lines = (...asked: object[]): Ask => ({ json: { lines: asked } });
  const rubles = (amount: string) => ({ amount: { amount, currency: 'RUB' } });

  const cancelled = async (op: Op) => {
    const { path = {} } = await good(op);
    await ask(over(url), opOf('cancelInvoice'), { as: await as('owner'), path });
    return path;
  };

  /** The server of a lessor whose name is longer than the QR takes. */
  const longNamed: Send = (path, init) => {
    const lessor = { ...sandboxLessor, name: `АО «${'Лизинг '.repeat(30)}»` };
    const made = createApp({
      settings: { mode: 'sandbox', publicUrl: 'http://localhost', lessor },
      ...{
        db,
        clock,
        log: createLog('silent'),
        readiness: { stopping: false },
        rateLimitFactor: 1000,
        vault: testVault,
        files: testFiles,
      },
    });
    return Promise.resolve(made.request(path, init));
  };

  return {
    invoice_not_found: async (op: Op) =>
      asking(op, { path: { companyId: company, invoiceId: seedId('nobody') } }),
    invoice_already_cancelled: async (op: Op) =>
      asking(op, {
        path: await cancelled(op),
        ...(op.id === 'downloadInvoice' ? { query: 'format=qr' } : {}),
      }),
    invoice_already_paid: async (op: Op) => {
      const { path = {} } = await good(op);
      await payInvoice(String(path.invoiceId));
      return asking(op, { path });
    },
    invoice_payment_repeated: (op: Op) =>
      asking(op, lines({ paymentId: openPayment }, { paymentId: openPayment })),
    invoice_amount_out_of_range: (op: Op) =>
      asking(op, lines({ paymentId: openPayment, ...rubles('999999999.00') })),
    invoice_requisite_unfit: (op: Op) => asking(op, {}, longNamed),
  };

  /** As if a receipt had named the invoice and covered it. */
  async function payInvoice(invoiceId: string): Promise<void> {
    const { id: receiptId } = await admin
      .selectFrom('receipts')
      .select('id')
      .where('company_id', '=', company)
      .executeTakeFirstOrThrow();
    const rows = await admin
      .selectFrom('invoice_lines')
      .selectAll()
      .where('invoice_id', '=', invoiceId)
      .execute();
    await admin
      .insertInto('allocations')
      .values(
        rows.map((line) => ({
          id: crypto.randomUUID(),
          company_id: company,
          receipt_id: receiptId,
          payment_id: line.payment_id,
          amount_kopecks: line.total_kopecks,
          rule: 'purpose_invoice' as const,
          invoice_id: invoiceId,
          created_at: clock.now(),
          undone_at: null,
        })),
      )
      .execute();
  }
}
