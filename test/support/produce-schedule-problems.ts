import { seedId } from '../../server/src/sandbox/random.ts';
import type { Ask } from './ask.ts';
import { idsIn, type Op, type Told } from './contract.ts';
import { company, goodAsks, terms } from './good-asks.ts';
import { roubles } from './portfolios.ts';
import type { TestServer } from './server.ts';

type Asking = (op: Op, more?: Ask) => Promise<Told>;

/** How the problems of contracts and their schedules are come to; see `produceProblems`. */
export function produceScheduleProblems(
  server: TestServer,
  asking: Asking,
  ofContract: (op: Op, contractId: string) => Promise<Told>,
) {
  const good = goodAsks(server);
  /** The good body, and in it something else. */
  const withBody = async (op: Op, more: object): Promise<Ask> => ({
    json: { ...((await good(op)).json as object), ...more },
  });
  const onContract: (op: Op, key: string) => Promise<Told> = (op, key) =>
    good(op).then(({ json }) =>
      asking(op, {
        path: { contractId: seedId('contract', key) },
        ...(json === undefined ? {} : { json }),
      }),
    );

  return {
    // A body may name a company or contract too.
    company_not_found: async (op: Op) =>
      [
        'createOperatorContract',
        'requestLoginChange',
        'downloadLoginChangeForm',
        'createOperatorLoginChange',
      ].includes(op.id)
        ? asking(op, await withBody(op, { companyId: seedId('nobody') }))
        : asking(op, { path: Object.fromEntries(idsIn(op).map((name) => [name, seedId('nobody')])) }),
    contract_not_found: async (op: Op) =>
      op.id === 'previewOperatorSchedule'
        ? asking(op, await withBody(op, { contractId: seedId('nobody') }))
        : ofContract(op, seedId('nobody')),
    schedule_terms_invalid: async (op: Op) =>
      asking(op, await withBody(op, { terms: { ...terms, price: roubles('-1.00') } })),
    schedule_lines_invalid: async (op: Op) => {
      const lines = [{ kind: 'lease', dueOn: '2040-01-25', total: roubles('-1.00') }];
      return asking(op, await withBody(op, { terms: undefined, lines }));
    },
    schedule_change_invalid: (op: Op) =>
      asking(op, {
        path: { companyId: company, contractId: seedId('contract', 'severny-put-2') },
        json: { kind: 'bigger_buyout', buyout: roubles('900000000.00') },
      }),
    schedule_version_not_found: (op: Op) => asking(op, { query: 'from=99' }),
    schedule_changed_meanwhile: async (op: Op) => asking(op, await withBody(op, { basedOnVersion: 9 })),
    contract_closed: (op: Op) => onContract(op, 'taiga-les-4'),
    contract_not_active: (op: Op) => onContract(op, 'taiga-les-4'),
    contract_not_draft: (op: Op) => onContract(op, 'taiga-les-4'),
    contract_unpaid: (op: Op) => onContract(op, 'severny-put-1'),
    contract_number_taken: async (op: Op) => asking(op, await withBody(op, { number: 'ДЛ-2025/0418' })),
    contract_external_id_taken: async (op: Op) =>
      asking(op, await withBody(op, { externalId: 'DL-2025-0418' })),
  };
}
