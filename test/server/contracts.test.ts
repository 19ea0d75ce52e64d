import { describe, expect, it, test } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { civilDate } from '../../server/src/platform/civil-date.ts';
import { type As, callsTo } from '../support/calls.ts';
import { ledger, moveTo } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { call } = callsTo(server.url);
const make = ledger(server.admin, server.url);
type Schemas = components['schemas'];
moveTo(server.clock, '2026-03-10');

const company = await make.company();
const { as: owner } = await make.person([{ company }]);
const made = {
  b: await make.contract(company, { number: 'Б-2', external_id: 'DL-2' }),
  a: await make.contract(company, { number: 'А-1', manager_name: 'Павлова Ирина', buyout_kopecks: 100_000n }),
  ended: await make.contract(company, { number: 'А-0', status: 'completed' }),
  broken: await make.contract(company, { number: 'А-00', status: 'terminated' }),
  draft: await make.contract(company, { number: 'Ч-1', status: 'draft' }),
};
const at = (of = company) => `/v1/companies/${of}/contracts`;
const get = async <Body>(as: As, path: string) => (await call<Body>(as, 'GET', path)).body;
const list = (query = '', as: As = owner) => get<Schemas['ContractPage']>(as, at() + query);
const numbers = async (query?: string, as?: As) => (await list(query, as)).items.map(({ number }) => number);

describe('listContracts', () => {
  test.each<[query: string, numbers: string[]]>([
    ['', ['А-1', 'Б-2', 'А-0', 'А-00']],
    ['?status=active', ['А-1', 'Б-2']],
    ['?status=completed&status=terminated', ['А-0', 'А-00']],
    ['?status=draft', []],
    ['?externalId=DL-2', ['Б-2']],
    ['?externalId=DL-3', []],
  ])('%s', async (query, expected) => {
    expect(await numbers(query)).toEqual(expected);
  });

  it('comes whole by pages of one', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Schemas['ContractPage'] = await list(`?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(['А-1', 'Б-2', 'А-0', 'А-00']);
  });

  it('is narrowed with the person', async () => {
    const { as } = await make.person([{ company, role: 'viewer', contracts: [made.ended.id] }]);
    expect(await numbers('', as)).toEqual(['А-0']);
    const { as: none } = await make.person([{ company, role: 'viewer', contracts: [] }]);
    expect(await numbers('', none)).toEqual([]);
  });
});

describe('getContract', () => {
  it('tells its terms, sums, next payment and current schedule', async () => {
    const contract = await make.contract(company, {
      ...{ number: 'В-7', asset_make: 'КАМАЗ', asset_vin: 'XTC549015N2512345', schedule_version: 2 },
      ...{ manager_name: 'Павлова Ирина', buyout_kopecks: 100_000n, penalty_daily_rate_percent: '0.1500' },
      ...{ starts_on: civilDate('2026-01-15'), ends_on: civilDate('2028-01-15') },
    });
    const paid = await make.payment(contract, '2026-02-17', { total: '1000.00', paid: '1000.00', number: 1 });
    const late = await make.payment(contract, '2026-03-02', { total: '1000.00', paid: '0.01', number: 2 });
    const next = await make.payment(contract, '2026-03-17', { total: '0.03', number: 3 });
    const rub = (amount: string) => ({ amount, currency: 'RUB' });
    const told = await get<Schemas['ContractDetail']>(owner, `${at()}/${contract.id}`);
    expect(told).toMatchObject({
      id: contract.id,
      companyId: company,
      number: 'В-7',
      asset: { name: 'КАМАЗ 5490', make: 'КАМАЗ', model: null, vin: 'XTC549015N2512345', serialNumber: null },
      manager: { name: 'Павлова Ирина', phone: null, email: null },
      penaltyDailyRatePercent: '0.15',
      buyoutPrice: rub('1000.00'),
      total: rub('2000.03'),
      paid: rub('1000.01'),
      outstanding: rub('1000.02'),
      overdue: rub('999.99'),
      paymentsTotal: 3,
      paymentsPaid: 1,
      nextPayment: { paymentId: late.id, dueOn: '2026-03-02', outstanding: rub('999.99') },
      startsOn: '2026-01-15',
      endsOn: '2028-01-15',
      schedule: { version: 2, reason: 'initial', effectiveOn: '2026-01-12' },
      asOf: '2026-03-10',
    });
    expect(told.schedule.payments.map(({ id, status }) => [id, status])).toEqual([
      [paid.id, 'paid'],
      [late.id, 'overdue'],
      [next.id, 'planned'],
    ]);
  });

  it('keeps drafts to the lessor, and shows closed ones', async () => {
    expect(await get(owner, `${at()}/${made.draft.id}`)).toMatchObject({ code: 'contract_not_found' });
    expect(await get(owner, `${at()}/${made.broken.id}`)).toMatchObject({ status: 'terminated' });
    const operator = await make.operator();
    expect(await get(operator, `/v1/operator/contracts/${made.draft.id}`)).toMatchObject({ status: 'draft' });
  });

  it('says 304 until a payment changes', async () => {
    const payment = await make.payment(made.a, '2026-03-20');
    const path = `${at()}/${made.a.id}`;
    const etag = (await call(owner, 'GET', path)).headers.get('etag') ?? '';
    const again = () => call(owner, 'GET', path, { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    await server.admin
      .updateTable('payments')
      .set({ paid_kopecks: 1n })
      .where('id', '=', payment.id)
      .execute();
    expect((await again()).status).toBe(200);
  });
});

describe('the lessor’s lists', async () => {
  const operator = await make.operator();
  const found = async <Item>(path: string, query: string) => {
    const asked = `/v1/operator/${path}?query=${encodeURIComponent(query)}`;
    return (await get<{ items: Item[] }>(operator, asked)).items;
  };

  test.each<[query: string, numbers: string[]]>([
    ['А-0', ['А-0', 'А-00']],
    ['а-0', ['А-0', 'А-00']],
    ['камаз', ['А-0', 'А-00', 'А-1', 'Б-2', 'В-7', 'Ч-1']],
    ['Б%', []],
    ['_', []],
    ['\\', []],
  ])('listOperatorContracts finds %s', async (query, expected) => {
    const items = await found<Schemas['OperatorContract']>('contracts', query);
    expect(items.map(({ contract }) => contract.number).sort()).toEqual(expected.toSorted());
  });

  test.each<[query: string, count: number]>([
    ['ромашка', 1],
    ['Б-2', 1],
    ['%', 0],
    ["'", 0],
  ])('listOperatorCompanies finds %s', async (query, count) => {
    expect(await found('companies', query)).toHaveLength(count);
  });
});
