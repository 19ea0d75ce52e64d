import { sql } from 'kysely';
import { MAX_LINES } from '../../server/src/payments/reconciliations/reconciliation.ts';
import { addDays, addMonths } from '../../server/src/platform/civil-date.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import type { Ask, Send } from './ask.ts';
import type { Op, Told } from './contract.ts';
import { company, goodAsks } from './good-asks.ts';
import type { TestServer } from './server.ts';

type Asking = (op: Op, more?: Ask, send?: Send) => Promise<Told>;

/** How the problems of reconciliations are come to; see `produceProblems`. */
export function produceReconciliationProblems(server: TestServer, asking: Asking) {
  const { admin, clock } = server;
  const good = goodAsks(server);
  const changed = async (op: Op, more: object) =>
    asking(op, { json: { ...Object((await good(op)).json), ...more } });

  return {
    reconciliation_not_found: (op: Op) =>
      asking(op, { path: { companyId: company, reconciliationId: seedId('nobody') } }),
    reconciliation_period_too_long: (op: Op) => changed(op, { from: addMonths(clock.today(), -36) }),
    reconciliation_period_not_over: (op: Op) => changed(op, { to: addDays(clock.today(), 1) }),
    reconciliation_too_large: async (op: Op) => {
      await receiveMany(MAX_LINES + 1);
      try {
        return await asking(op);
      } finally {
        await admin.deleteFrom('receipts').where('account', '=', 'many').execute();
      }
    },
    ledger_line_out_of_period: (op: Op) =>
      changed(op, {
        lines: [{ date: '2020-01-01', kind: 'payment', amount: { amount: '1.00', currency: 'RUB' } }],
      }),
  };

  /** More money than an act has lines. */
  async function receiveMany(count: number): Promise<void> {
    await sql`
insert into receipts (id, company_id, fingerprint, account, kind, number, document_date, booked_on, amount_kopecks,
  allocated_kopecks, payer_name, payer_inn, payer_kpp, payer_account, payer_bik, purpose, waiting_reason, created_at)
select gen_random_uuid(), ${company}::uuid, decode(md5('many' || n), 'hex'), 'many', '', n::text, ${clock.today()}::date,
  ${clock.today()}::date, 100, 0, '', '', '', '', '', '', 'several_contracts', now()
from generate_series(1, ${count}::int) n`.execute(admin);
  }
}
