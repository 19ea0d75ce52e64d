import { sql } from 'kysely';
import { addDays } from '../../server/src/platform/civil-date.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import type { Ask, Send } from './ask.ts';
import type { Op, Told } from './contract.ts';
import { company, goodAsks } from './good-asks.ts';
import type { TestServer } from './server.ts';

type Asking = (op: Op, more?: Ask, send?: Send) => Promise<Told>;

/** How the problems of early buyouts are come to; see `produceProblems`. */
export function produceBuyoutProblems(server: TestServer, asking: Asking) {
  const { admin, clock } = server;
  const good = goodAsks(server);
  const contractId = seedId('contract', 'severny-put-1');
  const standing = (status: 'active' | 'completed') =>
    admin.updateTable('contracts').set({ status }).where('id', '=', contractId).execute();
  /** A quote, and what happens before it is accepted. */
  const meanwhile = async (op: Op, happens: (buyoutQuoteId: string) => Promise<unknown>) => {
    const { path = {} } = await good(op);
    await happens(String(path.buyoutQuoteId));
    return asking(op, { path });
  };

  return {
    buyout_quote_not_found: (op: Op) =>
      asking(op, { path: { companyId: company, contractId, buyoutQuoteId: seedId('nobody') } }),
    buyout_contract_not_active: async (op: Op) => {
      try {
        return await meanwhile(op, () => standing('completed'));
      } finally {
        await standing('active');
      }
    },
    buyout_date_out_of_range: (op: Op) => asking(op, { json: { on: addDays(clock.today(), -1) } }),
    buyout_terms_unknown: (op: Op) =>
      asking(op, {
        path: { companyId: seedId('company', 'taiga-les'), contractId: seedId('contract', 'taiga-les-1') },
      }),
    buyout_quote_expired: (op: Op) =>
      meanwhile(op, (id) =>
        admin
          .updateTable('buyout_quotes')
          .set({ expires_on: addDays(clock.today(), -1) })
          .where('id', '=', id)
          .execute(),
      ),
    buyout_quote_outdated: (op: Op) =>
      meanwhile(op, () =>
        sql`update contracts set buyout_fee_kopecks = buyout_fee_kopecks + 1 where id = ${contractId}`.execute(
          admin,
        ),
      ),
  };
}
