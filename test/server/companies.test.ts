import { describe, expect, it, test } from 'vitest';
import { parseKopecks } from '../../server/src/platform/money.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { type As, callsTo, type Problem } from '../support/calls.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin } = server;
const { call, page, extension } = callsTo(server.url);
const { password } = signIns;
const id = (company: string) => seedId('company', company);
const [erp, backOffice] = signIns.keys.map(({ key }) => ({ key }));
const owner = await page('owner@severny-put.example', password);

type Balance = {
  id: string;
  name: string;
  role: string | null;
  overdue: { amount: string };
  overduePayments: number;
  contracts: number;
};
type BalancePage = { items: Balance[]; nextCursor: string | null; asOf: string };
const list = async (as: As, query = '') => (await call<BalancePage>(as, 'GET', `/v1/companies${query}`)).body;

describe('listMyCompanies', () => {
  it('tells each company by name with what is overdue', async () => {
    const { items, nextCursor, asOf } = await list(owner);
    expect(items).toMatchObject([
      {
        id: id('severny-put'),
        role: 'owner',
        overdue: { amount: '184320.50' },
        overduePayments: 1,
        contracts: 2,
      },
      { id: id('taiga-les'), role: 'owner', overdue: { amount: '0.00' }, overduePayments: 0, contracts: 3 },
      { id: id('transokean'), role: 'accountant', overduePayments: 0, contracts: 1 },
    ]);
    expect([nextCursor, asOf]).toEqual([null, server.clock.today()]);
  });

  it('counts only the contracts that a person sees', async () => {
    const whole = (await list(await page('owner@transokean.example', password))).items[0];
    expect(whole).toMatchObject({ overduePayments: 3, contracts: 60 });
    const late = await admin
      .selectFrom('payments')
      .select(['contract_id', 'total_kopecks'])
      .where('company_id', '=', id('transokean'))
      .where('due_on', '<', server.clock.today())
      .where('paid_on', 'is', null)
      .execute();
    expect(late).toHaveLength(3);
    const [first] = late;
    const contract_ids = first ? [first.contract_id] : [];
    const whose = { user_id: seedId('user', 'owner@severny-put.example'), company_id: id('transokean') };
    const narrow = (ids: string[]) =>
      admin
        .updateTable('memberships')
        .set({ contract_ids: ids })
        .where('user_id', '=', whose.user_id)
        .where('company_id', '=', whose.company_id)
        .execute();
    await narrow(contract_ids);
    const seen = (await list(owner)).items.at(-1);
    expect(seen).toMatchObject({ overduePayments: 1, contracts: 1 });
    expect(parseKopecks(seen?.overdue.amount ?? '')).toBe(first?.total_kopecks);
    await narrow([seedId('contract', 'transokean-1')]);
  });

  it('goes by pages, and refuses the cursor of another', async () => {
    const first = await list(owner, '?limit=1');
    const second = await list(owner, `?limit=1&cursor=${first.nextCursor}`);
    const third = await list(owner, `?limit=1&cursor=${second.nextCursor}`);
    const seen = [first, second, third].flatMap(({ items }) => items.map((company) => company.id));
    expect(seen).toEqual(['severny-put', 'taiga-les', 'transokean'].map(id));
    expect(third.nextCursor).toBeNull();
    const other = await page('viewer@severny-put.example', password);
    const refused = await call(other, 'GET', `/v1/companies?cursor=${first.nextCursor}`);
    expect(refused.body).toMatchObject({ status: 400, code: 'invalid_cursor' });
  });

  it('tells a key its company, and the lessor’s side none', async () => {
    expect((await list(erp ?? null)).items).toMatchObject([
      { id: id('severny-put'), role: null, contracts: 2 },
    ]);
    expect((await list(backOffice ?? null)).items).toEqual([]);
    expect((await list(await page('manager@lessor.example', password))).items).toEqual([]);
  });
});

describe('getCompany', () => {
  it('tells the requisites, to the extension and a narrowed person too', async () => {
    const people = [owner, erp ?? null, await extension('mechanic@severny-put.example', password)];
    for (const as of people) {
      const { status, body } = await call(as, 'GET', `/v1/companies/${id('severny-put')}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id: id('severny-put'),
        externalId: 'K-0001',
        clientType: 'legal_entity',
        name: 'ООО «Северный путь»',
        inn: expect.stringMatching(/^\d{10}$/),
        kpp: expect.stringMatching(/^\d{9}$/),
        ogrn: expect.stringMatching(/^\d{13}$/),
        region: 'Москва',
      });
    }
  });

  const strangers: [string, () => Promise<As>][] = [
    ['a person of another company', () => page('viewer@severny-put.example', password)],
    ['an operator', () => page('manager@lessor.example', password)],
    ['a key of another company', async () => erp ?? null],
    ['the key of the lessor', async () => backOffice ?? null],
  ];
  test.each(strangers)('is not there for %s', async (_, sign) => {
    const as = await sign();
    for (const company of [id('kovalev'), seedId('company', 'nobody')]) {
      const { body } = await call<Problem>(as, 'GET', `/v1/companies/${company}`);
      expect(body).toMatchObject({ status: 404, code: 'company_not_found' });
    }
  });

  it('refuses nobody, and what is no id', async () => {
    expect((await call(null, 'GET', `/v1/companies/${id('kovalev')}`)).body.code).toBe('unauthenticated');
    expect((await call(owner, 'GET', '/v1/companies/1')).body.code).toBe('invalid_request');
  });
});
