import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { type As, callsTo } from '../support/calls.ts';
import { kopecks, ledger, moveTo } from '../support/ledger.ts';
import { roubles } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { admin, clock } = server;
const { call } = callsTo(server.url);
const make = ledger(admin, server.url);
type Schemas = components['schemas'];
type Contract = Schemas['ContractDetail'];
type Told = Contract & { code: string; detail: string; errors?: Schemas['ProblemError'][] };

const company = await make.company();
const { as: owner } = await make.person([{ company }]);
const staff = await make.operator();
moveTo(clock, '2026-03-10');

const terms = {
  ...{ method: 'annuity', price: roubles('1200000.00'), annualRatePercent: '12', payments: 12 },
  ...{ timing: 'arrears', firstDueOn: '2026-04-25' },
};
const post = (path: string, body?: unknown, as: As = staff, headers = {}) =>
  call<Told>(as, 'POST', `/v1/operator${path}`, { body, headers });
const create = async (more: object = {}) => {
  const body = { companyId: company, number: randomUUID(), signedOn: '2026-03-01', asset: { name: 'КАМАЗ' } };
  return post('/contracts', { ...body, terms, ...more });
};
const made = async (more: object = {}) => (await create(more)).body;
const amend = (contract: { id: string; scheduleVersion: number }, more: object = {}) =>
  post(`/contracts/${contract.id}/schedule-versions`, {
    ...{ basedOnVersion: contract.scheduleVersion, reason: 'Соглашение', effectiveOn: '2026-03-10' },
    ...{ terms: { ...terms, payments: 6, firstDueOn: '2026-06-25' } },
    ...more,
  });
const pay = (contract: { id: string }, number: number, sum: string) =>
  admin
    .updateTable('payments')
    .set({ paid_kopecks: kopecks(sum) })
    .where('contract_id', '=', contract.id)
    .where('number', '=', number)
    .where('kind', '=', 'lease')
    .execute();
const linesOf = ({ schedule }: Contract) =>
  schedule.payments.map(({ kind, nominalDueOn, number, count, total }) => [
    ...[kind, number, count, nominalDueOn, total.amount],
  ]);
const eventsOf = async (id: string) => {
  const rows = await admin
    .selectFrom('events')
    .select('type')
    .where('object_id', '=', id)
    .orderBy('seq')
    .execute();
  return rows.map(({ type }) => type);
};

describe('createOperatorContract', () => {
  it('makes the payments of the terms, and the client sees them', async () => {
    const contract = await made({ terms: { ...terms, buyout: roubles('1000.00') } });
    expect(linesOf(contract)).toHaveLength(13);
    expect(linesOf(contract)[0]).toEqual(['lease', 1, 12, '2026-04-25', '106539.70']);
    // 25 April is a Saturday, the buyout the end.
    expect(contract.schedule.payments[0]).toMatchObject({ dueOn: '2026-04-27', vatRatePercent: 22 });
    expect(contract).toMatchObject({
      endsOn: '2027-03-25',
      buyoutPrice: roubles('1000.00'),
      status: 'active',
    });
    const seen = await call<Contract>(owner, 'GET', `/v1/companies/${company}/contracts/${contract.id}`);
    expect(seen.body.schedule.payments).toHaveLength(13);
    expect(await eventsOf(contract.id)).toEqual(['contract.created']);
    const row = await admin
      .selectFrom('contracts')
      .selectAll()
      .where('id', '=', contract.id)
      .executeTakeFirst();
    expect(row?.annual_rate_percent).toBe('12.0000');
  });

  it('of a draft makes nothing that a client sees, until it is activated', async () => {
    const draft = await made({ draft: true, buyoutTable: [{ on: '2026-09-01', amount: roubles('5.00') }] });
    expect(draft).toMatchObject({ status: 'draft', schedule: { payments: [] } });
    const address = `/v1/companies/${company}/contracts/${draft.id}`;
    expect((await call(owner, 'GET', address)).status).toBe(404);
    expect((await call(owner, 'GET', `${address}/schedule-versions`)).status).toBe(404);
    const { body } = await post(`/contracts/${draft.id}/activation`, {});
    expect([body.status, linesOf(body).length, await eventsOf(draft.id)]).toEqual([
      ...['active', 12, ['contract.created']],
    ]);
    expect((await post(`/contracts/${draft.id}/activation`, {})).body.code).toBe('contract_not_draft');
  });

  it('takes lines one by one', async () => {
    const line = { kind: 'lease', total: roubles('122.00') };
    const lines = [
      { ...line, kind: 'advance', dueOn: '2026-03-05' },
      { ...line, dueOn: '2026-04-10' },
      { ...line, dueOn: '2026-05-10', vatRatePercent: 0 },
    ];
    const contract = await made({ terms: undefined, lines });
    expect(linesOf(contract)).toEqual([
      ['advance', 1, 1, '2026-03-05', '122.00'],
      ['lease', 1, 2, '2026-04-10', '122.00'],
      ['lease', 2, 2, '2026-05-10', '122.00'],
    ]);
    expect(contract.schedule.payments.map(({ vat }) => vat.amount)).toEqual(['22.00', '22.00', '0.00']);
  });

  it.each<[string, object, string, string[]]>([
    [
      'an advance over the price',
      { advance: { amount: roubles('1200000.00'), dueOn: '2026-03-15' } },
      'advance_over_price',
      ['/terms/advance/amount'],
    ],
    [
      'a payment before signing',
      { firstDueOn: '2026-02-25' },
      'payment_before_signing',
      ['/terms/firstDueOn'],
    ],
    [
      'a buyout over the financed',
      { buyout: roubles('1200000.00') },
      'buyout_over_financed',
      ['/terms/buyout'],
    ],
  ])('names the field of %s', async (_name, more, code, pointers) => {
    const { status, body } = await create({ terms: { ...terms, ...more } });
    expect([status, body.code]).toEqual([422, 'schedule_terms_invalid']);
    expect(body.errors?.map((error) => [error.code, error.pointer])).toEqual(
      pointers.map((at) => [code, at]),
    );
  });

  it.each<[string, object, string, string]>([
    ['no term', { payments: 0 }, 'minimum', '/terms/payments'],
    ['a negative rate', { annualRatePercent: '-1' }, 'pattern', '/terms/annualRatePercent'],
    [
      'a field of another method',
      { annualMarkupPercent: '2' },
      'unknown_parameter',
      '/terms/annualMarkupPercent',
    ],
    ['an unknown method', { method: 'guess' }, 'one_of', '/terms'],
  ])('tells the one field of %s, not of every method', async (_name, more, code, pointer) => {
    const { status, body } = await create({ terms: { ...terms, ...more } });
    expect([status, body.errors?.map((error) => [error.code, error.pointer])]).toEqual([
      400,
      [[code, pointer]],
    ]);
  });

  it('refuses a number twice', async () => {
    const { number } = await made();
    expect((await create({ number })).body.code).toBe('contract_number_taken');
  });
});

describe('amendOperatorContract', () => {
  it('keeps what has money to the kopeck, and goes on in number', async () => {
    const contract = await made();
    await pay(contract, 1, '106618.55');
    await pay(contract, 2, '1.00');
    const { status, body } = await amend(contract);
    expect([status, body.scheduleVersion, body.paymentsTotal]).toEqual([201, 2, 8]);
    expect(linesOf(body).slice(0, 3)).toEqual([
      ['lease', 1, 8, '2026-04-25', '106618.55'],
      ['lease', 2, 8, '2026-05-25', '106618.55'],
      ['lease', 3, 8, '2026-06-25', '207058.04'],
    ]);
    expect(body.paid).toEqual(roubles('106619.55'));
    expect(await eventsOf(contract.id)).toEqual(['contract.created', 'contract.schedule_changed']);
  });

  it('never drops a billed penalty or fee', async () => {
    const contract = await made();
    const place = { id: contract.id, companyId: company, number: contract.number };
    for (const kind of ['penalty', 'fee'] as const)
      await make.payment(place, '2026-12-01', { kind, number: 1, count: 1, total: '70.00' });
    const { body } = await amend(contract);
    expect(linesOf(body).filter(([kind]) => kind === 'penalty' || kind === 'fee')).toEqual([
      ['penalty', 1, 1, '2026-12-01', '70.00'],
      ['fee', 1, 1, '2026-12-01', '70.00'],
    ]);
    // A penalty is no part of what was agreed.
    type Compared = { difference: Schemas['ScheduleDifference'] };
    const address = `/v1/companies/${company}/contracts/${contract.id}/schedule-comparison`;
    const { difference } = (await call<Compared>(owner, 'GET', address)).body;
    expect(difference.added.map(({ kind }) => kind)).toEqual(['fee']);
    const ofPenalty = body.schedule.payments.find(({ kind }) => kind === 'penalty');
    const explained = await call<Schemas['PaymentExplanation']>(
      ...([owner, 'GET', `/v1/companies/${company}/payments/${ofPenalty?.id}/explanation`] as const),
    );
    expect([explained.status, explained.body.schedule]).toEqual([200, null]);
  });

  it('refuses new payments before those that stay', async () => {
    const contract = await made();
    await pay(contract, 3, '1.00');
    const { body } = await amend(contract);
    expect(body.errors).toMatchObject([{ code: 'line_late', pointer: '/terms/firstDueOn' }]);
  });

  it('of two operators at once changes the schedule once', async () => {
    const contract = await made();
    const another = await make.operator();
    const ask = (as: As, reason: string) =>
      post(
        `/contracts/${contract.id}/schedule-versions`,
        {
          ...{ basedOnVersion: 1, reason, effectiveOn: '2026-03-10' },
          terms: { ...terms, firstDueOn: '2026-06-25' },
        },
        as,
      );
    const answers = await Promise.all([ask(staff, 'Первое'), ask(another, 'Второе')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('schedule_changed_meanwhile');
    const versions = await admin
      .selectFrom('schedule_versions')
      .select('version')
      .where('contract_id', '=', contract.id)
      .execute();
    expect(versions).toHaveLength(2);
  });
});

describe('the end of a contract', () => {
  it('completes when everything is paid, and not before', async () => {
    const contract = await made({ terms: { ...terms, payments: 1 } });
    const refused = await post(`/contracts/${contract.id}/completion`);
    expect([refused.status, refused.body.code]).toEqual([409, 'contract_unpaid']);
    await pay(contract, 1, contract.total.amount);
    expect((await post(`/contracts/${contract.id}/completion`)).body.status).toBe('completed');
    expect((await amend(contract)).body.code).toBe('contract_closed');
    expect(await eventsOf(contract.id)).toEqual(['contract.created', 'contract.completed']);
  });

  it('terminates: what is due or has money stays, the rest goes', async () => {
    const contract = await made({ terms: { ...terms, firstDueOn: '2026-03-05' } });
    await pay(contract, 2, '5.00');
    const { body } = await post(`/contracts/${contract.id}/termination`, { reason: 'Соглашение сторон' });
    expect([body.status, body.schedule.reason]).toEqual(['terminated', 'Соглашение сторон']);
    expect(linesOf(body).map(([, number, count]) => [number, count])).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });
});
