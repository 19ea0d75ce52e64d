import { describe, expect, it, test } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { type As, callsTo } from '../support/calls.ts';
import { kopecks, ledger, moveTo } from '../support/ledger.ts';
import { roubles } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { clock } = server;
const { call } = callsTo(server.url);
const make = ledger(server.admin, server.url);
type Schemas = components['schemas'];

const company = await make.company();
const { as: owner } = await make.person([{ company }]);
const [first, second] = [await make.contract(company), await make.contract(company, { reminder_days: 0 })];
const get = async <Body>(as: As, path: string, of = company) =>
  (await call<Body>(as, 'GET', `/v1/companies/${of}${path}`)).body;
const list = (query = '', as: As = owner, of = company) =>
  get<Schemas['PaymentPage']>(as, `/payments${query}`, of);
const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);

describe('the status of a payment', () => {
  // Due on Tuesday, 2026-11-17; reminded of 3 days before, or on the day alone.
  const reminded = make.payment(first, '2026-11-17', { paid: '100.00' });
  const notReminded = make.payment(second, '2026-11-17');
  const paid = make.payment(first, '2026-11-17', { paid: '1000.00' });

  test.each<
    [when: string, status: string, without: string, daysOverdue: number, daysUntilDue: number | null]
  >([
    ['2026-03-01', 'planned', 'planned', 0, 261],
    ['2026-11-13', 'planned', 'planned', 0, 4],
    // Midnight is Moscow's: 21:00 UTC.
    ['2026-11-13T20:59:59Z', 'planned', 'planned', 0, 4],
    ['2026-11-13T21:00:05Z', 'due', 'planned', 0, 3],
    ['2026-11-14', 'due', 'planned', 0, 3],
    ['2026-11-16', 'due', 'planned', 0, 1],
    ['2026-11-17', 'due', 'due', 0, 0],
    ['2026-11-17T20:59:50Z', 'due', 'due', 0, 0],
    ['2026-11-17T21:00:05Z', 'overdue', 'overdue', 1, null],
    ['2026-11-18', 'overdue', 'overdue', 1, null],
    ['2027-11-17', 'overdue', 'overdue', 365, null],
  ])('at %s is %s', async (when, status, without, daysOverdue, daysUntilDue) => {
    moveTo(clock, when);
    const expected = {
      status,
      daysOverdue,
      daysUntilDue,
      paid: { amount: '100.00' },
      outstanding: { amount: '900.00' },
    };
    const { items, asOf } = await list('?state=all');
    const of = (id: string) => items.find((payment) => payment.id === id);
    expect(asOf).toBe(clock.today());
    expect(of((await reminded).id)).toMatchObject(expected);
    expect(of((await notReminded).id)).toMatchObject({ status: without, daysOverdue, daysUntilDue });
    expect(of((await paid).id)).toMatchObject({ status: 'paid', daysOverdue: 0, daysUntilDue: null });

    const single = await get<Schemas['PaymentDetail']>(owner, `/payments/${(await reminded).id}`);
    expect(single).toMatchObject({ ...expected, asOf: clock.today() });
    const contract = await get<Schemas['ContractDetail']>(owner, `/contracts/${first.id}`);
    expect(contract.schedule.payments.find(({ id }) => id === single.id)).toMatchObject(expected);
    expect(contract.overdue).toEqual({ amount: status === 'overdue' ? '900.00' : '0.00', currency: 'RUB' });
  });
});

describe('getDebtSummary', () => {
  it('counts seven and thirty days from today, without what is overdue', async () => {
    const at = await make.company();
    const { as } = await make.person([{ company: at }]);
    const contract = await make.contract(at);
    moveTo(clock, '2026-03-10');
    const days: Record<string, string> = {
      '2026-02-27': '1.00',
      '2026-03-09': '2.00',
      '2026-03-10': '4.00',
      '2026-03-17': '8.00',
      '2026-03-18': '16.00',
      '2026-04-09': '32.00',
      '2026-04-10': '64.00',
    };
    for (const [day, total] of Object.entries(days)) await make.payment(contract, day, { total });
    await make.payment(contract, '2026-03-11', { total: '500.00', paid: '500.00' });
    await make.receipt(at, '10.00');
    await make.receipt(at, '7.00', [], { waiting_reason: 'several_contracts' });
    await make.receipt(null, '3.00', [], { waiting_reason: 'payer_unknown' });
    expect(await get(as, '/debt-summary', at)).toMatchObject({
      companyId: at,
      overdue: { amount: roubles('3.00'), payments: 2 },
      overdueSince: '2026-02-27',
      daysOverdue: 11,
      dueWithin7Days: { amount: roubles('12.00'), payments: 2 },
      dueWithin30Days: { amount: roubles('60.00'), payments: 4 },
      nextPayment: { dueOn: '2026-03-10', status: 'due', outstanding: roubles('4.00') },
      overpayment: roubles('10.00'),
      awaitingAllocation: roubles('7.00'),
      asOf: '2026-03-10',
    });
    moveTo(clock, '2026-12-31');
    expect(await get(as, '/debt-summary', at)).toMatchObject({
      overdue: { amount: roubles('127.00'), payments: 7 },
      dueWithin30Days: { amount: roubles('0.00'), payments: 0 },
      nextPayment: null,
    });
  });

  it('of a company without anything is all zeros', async () => {
    const at = await make.company();
    const { as } = await make.person([{ company: at }]);
    expect(await get(as, '/debt-summary', at)).toMatchObject({
      overdue: { payments: 0 },
      overdueSince: null,
      daysOverdue: 0,
      nextPayment: null,
      overpayment: { amount: '0.00' },
    });
  });
});

describe('a person of one contract', () => {
  it('sees its money alone', async () => {
    moveTo(clock, '2026-03-10');
    const at = await make.company();
    const [mine, theirs] = [await make.contract(at), await make.contract(at)];
    const narrowed = await make.person([{ company: at, role: 'viewer', contracts: [mine.id] }]);
    const whole = await make.person([{ company: at }]);
    const seen = await make.payment(mine, '2026-03-02', { total: '10.00', paid: '4.00' });
    const unseen = await make.payment(theirs, '2026-03-01', { total: '90.00', paid: '40.00' });
    const shared = await make.receipt(at, '50.00', [
      [seen, '4.00'],
      [unseen, '40.00'],
    ]);
    const other = await make.receipt(at, '40.00', [[unseen, '40.00']]);

    const { as } = narrowed;
    expect(idsOf(await list('?state=all', as, at))).toEqual([seen.id]);
    expect(await list(`?state=all&contractId=${theirs.id}`, as, at)).toMatchObject({ items: [] });
    expect(await get(as, '/debt-summary', at)).toMatchObject({
      overdue: { amount: { amount: '6.00' }, payments: 1 },
      overdueSince: '2026-03-02',
      overpayment: { amount: '0.00' },
    });
    const receipts = await get<Schemas['ReceiptPage']>(as, '/receipts', at);
    expect(
      receipts.items.map(({ id, allocations }) => [id, allocations.map(({ paymentId }) => paymentId)]),
    ).toEqual([[shared, [seen.id]]]);
    // Neither the whole sum nor what it was for: those tell of the other contract.
    const part = roubles('4.00');
    expect(receipts.items[0]).toMatchObject({
      amount: part,
      allocated: part,
      unallocated: roubles('0.00'),
      purpose: '',
    });
    expect(await get(as, `/payments/${unseen.id}`, at)).toMatchObject({ code: 'payment_not_found' });

    const all = await get<Schemas['ReceiptPage']>(whole.as, '/receipts', at);
    expect(idsOf(all)).toEqual([other, shared]);
    expect(all.items[1]).toMatchObject({
      ...{ amount: roubles('50.00'), allocated: roubles('44.00'), unallocated: roubles('6.00') },
      purpose: 'Оплата',
    });
    expect(await get(whole.as, '/debt-summary', at)).toMatchObject({
      overdue: { amount: { amount: '56.00' }, payments: 2 },
      overpayment: { amount: '6.00' },
    });
  });
});

describe('listPayments', async () => {
  const at = await make.company();
  const { as } = await make.person([{ company: at }]);
  const contracts = [await make.contract(at), await make.contract(at)] as const;
  const paidOn: Record<number, string> = { 1: '1000.00', 2: '1000.00', 3: '999.99' };
  const payments = await Promise.all(
    [1, 2, 3, 4, 5].map((day) =>
      make.payment(contracts[day % 2 ? 0 : 1], `2026-03-0${day}`, {
        paid: paidOn[day] ?? '0.00',
        number: day,
      }),
    ),
  );
  const numbers = async (query: string) => {
    moveTo(clock, '2026-03-04');
    return (await list(query, as, at)).items.map(({ number }) => number);
  };

  test.each<[query: string, numbers: number[]]>([
    ['', [3, 4, 5]],
    ['?state=open', [3, 4, 5]],
    ['?state=overdue', [3]],
    ['?state=paid', [2, 1]],
    ['?state=all', [1, 2, 3, 4, 5]],
    [`?state=all&contractId=${contracts[1].id}`, [2, 4]],
    [`?state=paid&contractId=${contracts[0].id}`, [1]],
    [`?state=all&contractId=${company}`, []],
    ['?state=all&dueFrom=2026-03-02&dueTo=2026-03-04', [2, 3, 4]],
    ['?state=all&dueFrom=2026-03-03&dueTo=2026-03-03', [3]],
    ['?state=open&dueTo=2026-03-04', [3, 4]],
    ['?state=all&dueFrom=9999-12-31', []],
  ])('%s', async (query, expected) => {
    expect(await numbers(query)).toEqual(expected);
  });

  it('tells what settled a payment', async () => {
    const [payment] = payments;
    if (!payment) throw new Error('made above');
    const receipt = await make.receipt(at, '1000.00', [[payment, '1000.00']]);
    const told = await get<Schemas['PaymentDetail']>(as, `/payments/${payment.id}`, at);
    expect(told.allocations).toMatchObject([
      { amount: { amount: '1000.00' }, receiptId: receipt, rule: 'only_contract', bookedOn: '2026-03-16' },
    ]);
    expect(kopecks(told.paid.amount)).toBe(100_000n);
  });
});
