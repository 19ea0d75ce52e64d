import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';

import { getDebtSummary } from '../../server/src/payments/store.ts';
import { addDays, civilDate } from '../../server/src/platform/civil-date.ts';
import { type As, callsTo } from '../support/calls.ts';
import { type Contract, ledger, moveTo, type Payment } from '../support/ledger.ts';
import { notifyOfAll } from '../support/notify.ts';
import { roubles } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { clock, admin, db } = server;
const { call } = callsTo(server.url);
const make = ledger(admin, server.url);
type Schemas = components['schemas'];
type Billing = Schemas['PenaltyBilling'] & { code: string; detail: string };

const today = '2026-11-24';
moveTo(clock, today);
const company = await make.company();
const { as: owner } = await make.person([{ company }]);
const operator = await make.operator();
const at = ({ id }: Contract) => `/v1/operator/contracts/${id}/penalty-bills`;
const preview = async (contract: Contract, query = '') =>
  (
    await call<Schemas['PenaltyPreview'] & { code: string }>(
      operator,
      'GET',
      `${at(contract)}/preview${query}`,
    )
  ).body;
const bill = (contract: Contract, body: object = {}, as: As = operator) =>
  call<Billing>(as, 'POST', at(contract), { body: { upTo: today, ...body } });
const summary = async (as: As = owner, of = company) =>
  (await call<Schemas['DebtSummary']>(as, 'GET', `/v1/companies/${of}/debt-summary`)).body;
const pay = async (payment: Payment, amount: string, bookedOn: string) => {
  await make.receipt(payment.companyId, amount, [[payment, amount]], { booked_on: civilDate(bookedOn) });
  await admin
    .updateTable('payments')
    .set(({ eb }) => ({ paid_kopecks: eb('paid_kopecks', '+', BigInt(amount.replace('.', ''))) }))
    .where('id', '=', payment.id)
    .execute();
};
const late = (contract: Contract, dueOn: string, number: number, total = '184320.50') =>
  make.payment(contract, dueOn, { total, number });

describe('previewPenaltyBill', () => {
  it('shows each payment with its days and bases, those paid late too, and sums up what is overdue', async () => {
    const contract = await make.contract(company);
    const [overdue, settled] = [
      await late(contract, '2026-11-17', 14),
      await late(contract, '2026-10-19', 13),
    ];
    await late(contract, '2026-11-30', 15);
    await pay(overdue, '100000.00', '2026-11-20');
    await pay(settled, '184320.50', '2026-10-21');
    const told = await preview(contract);
    expect(told).toMatchObject({
      ...{ contractId: contract.id, upTo: today, dailyRatePercent: '0.1', asOf: today },
      // Ten days on, which is a Friday.
      ...{ nominalDueOn: '2026-12-04', dueOn: '2026-12-04', dueProvisional: false },
      total: roubles('890.24'),
    });
    expect(told.lines).toEqual([
      {
        payment: { id: settled.id, kind: 'lease', number: 13, count: 36 },
        ...{ overdue: false, fromOn: '2026-10-20', toOn: '2026-10-21', days: 2, amount: roubles('368.64') },
        periods: [period('2026-10-20', '2026-10-21', 2, '184320.50', '368.64')],
      },
      {
        payment: { id: overdue.id, kind: 'lease', number: 14, count: 36 },
        ...{ overdue: true, fromOn: '2026-11-18', toOn: '2026-11-24', days: 7, amount: roubles('890.24') },
        periods: [
          period('2026-11-18', '2026-11-20', 3, '184320.50', '552.96'),
          period('2026-11-21', '2026-11-24', 4, '84320.50', '337.28'),
        ],
      },
    ]);
    expect(await preview(contract, '?upTo=2026-11-19')).toMatchObject({ total: roubles('368.64') });
    expect(await preview(contract, '?upTo=2026-11-25')).toMatchObject({ code: 'penalty_date_in_future' });
  });

  it('of a contract that owes nothing is empty', async () => {
    expect(await preview(await make.contract(company))).toMatchObject({ lines: [], total: roubles('0.00') });
  });

  it('moves the due date by the rule of the contract', async () => {
    const [next, previous] = [
      await make.contract(company),
      await make.contract(company, { due_date_rule: 'previous' }),
    ];
    // Saturday.
    expect(await preview(next, '?dueInDays=4')).toMatchObject({
      nominalDueOn: '2026-11-28',
      dueOn: '2026-11-30',
    });
    expect(await preview(previous, '?dueInDays=4')).toMatchObject({ dueOn: '2026-11-27' });
  });
});

const period = (from: string, to: string, days: number, base: string, amount: string) => ({
  ...{ from, to, days, base: roubles(base), ratePercent: '0.1', amount: roubles(amount) },
});

describe('billPenalty', () => {
  it('makes payments without VAT, numbered on, counted anew, and tells the client', async () => {
    const contract = await make.contract(company);
    const [first, second] = [await late(contract, '2026-11-17', 1), await late(contract, '2026-11-19', 2)];
    const { status, body } = await bill(contract, { upTo: '2026-11-20' });
    expect(status).toBe(201);
    expect(body.total).toEqual(roubles('737.28'));
    expect(body.bills).toMatchObject([
      {
        payment: { kind: 'penalty', number: 1, count: 2 },
        forPayment: { id: first.id, kind: 'lease', number: 1 },
        ...{ fromOn: '2026-11-18', toOn: '2026-11-20', dailyRatePercent: '0.1', amount: roubles('552.96') },
        ...{ outstanding: roubles('552.96'), dueOn: '2026-12-04', billedOn: today },
        periods: [period('2026-11-18', '2026-11-20', 3, '184320.50', '552.96')],
      },
      { payment: { number: 2, count: 2 }, forPayment: { id: second.id }, amount: roubles('184.32') },
    ]);

    const more = await bill(contract, { dueInDays: 30, paymentIds: [second.id] });
    expect(more.body.bills).toMatchObject([
      { payment: { number: 3, count: 3 }, fromOn: '2026-11-21', toOn: today, dueOn: '2026-12-24' },
    ]);
    const payments = await admin
      .selectFrom('payments')
      .selectAll()
      .where('contract_id', '=', contract.id)
      .where('kind', '=', 'penalty')
      .orderBy('number')
      .execute();
    expect(
      payments.map(({ number, count, vat_kopecks, vat_rate_percent }) => [
        number,
        count,
        vat_kopecks,
        vat_rate_percent,
      ]),
    ).toEqual([
      [1, 3, 0n, 0],
      [2, 3, 0n, 0],
      [3, 3, 0n, 0],
    ]);

    await notifyOfAll(db, admin);
    const told = await call<Schemas['NotificationPage']>(
      owner,
      'GET',
      `/v1/companies/${company}/notifications?limit=200`,
      { headers: { 'accept-language': 'ru' } },
    );
    expect(told.body.items.find(({ object }) => object.id === body.bills[0]?.payment.id)).toMatchObject({
      kind: 'penalty_billed',
      title: 'Начислены пени',
      text: `552,96\u00a0₽ по договору ${contract.number}: Платёж 1 из 36, просрочка с 18.11.2026 по 20.11.2026. Оплатить до 04.12.2026`,
    });
  });

  it('closes its days: the next estimate begins after them, and there is none on a penalty', async () => {
    const of = await make.company();
    const { as } = await make.person([{ company: of }]);
    const contract = await make.contract(of);
    const payment = await late(contract, '2026-11-17', 1);
    expect(await summary(as, of)).toMatchObject({
      penaltyEstimate: roubles('1290.24'),
      penaltiesBilled: { amount: roubles('0.00'), payments: 0 },
    });
    await bill(contract);
    expect(await summary(as, of)).toMatchObject({
      penaltyEstimate: roubles('0.00'),
      penaltiesBilled: { amount: roubles('1290.24'), payments: 1 },
      overdue: { amount: roubles('184320.50'), payments: 1 },
    });
    moveTo(clock, '2026-12-20');
    // The penalty is overdue by now itself; it gathers nothing.
    expect(await summary(as, of)).toMatchObject({
      overdue: { amount: roubles('185610.74'), payments: 2 },
      penaltyEstimate: roubles('4792.33'),
    });
    const { lines } = await preview(contract);
    expect(lines.map(({ payment: { id } }) => id)).toEqual([payment.id]);
    expect(lines[0]).toMatchObject({ fromOn: '2026-11-25', days: 26, amount: roubles('4792.33') });
    moveTo(clock, today);
  });

  it('bills once when two operators do at once', async () => {
    const contract = await make.contract(company);
    await late(contract, '2026-11-17', 1);
    const answers = await Promise.all([bill(contract), bill(contract), bill(contract)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect(refused?.code).toBe('penalty_already_billed');
    expect(refused?.detail).toContain(today);
    const { count } = await admin
      .selectFrom('penalty_bills')
      .innerJoin('payments', 'payments.id', 'penalty_bills.payment_id')
      .select((eb) => eb.fn.countAll<bigint>().as('count'))
      .where('contract_id', '=', contract.id)
      .executeTakeFirstOrThrow();
    expect(count).toBe(1n);
  });

  it('leaves what was paid late alone unless it is named', async () => {
    const contract = await make.contract(company);
    const settled = await late(contract, '2026-10-19', 1);
    await pay(settled, '184320.50', '2026-10-21');
    expect((await bill(contract)).body.code).toBe('penalty_nothing_to_bill');
    const { body } = await bill(contract, { paymentIds: [settled.id] });
    expect(body.bills).toMatchObject([{ toOn: '2026-10-21', amount: roubles('368.64') }]);
  });

  it('knows the payments of the contract alone', async () => {
    const [contract, other] = [await make.contract(company), await make.contract(company)];
    await late(contract, '2026-11-17', 1);
    const foreign = await late(other, '2026-11-17', 1);
    expect((await bill(contract, { paymentIds: [foreign.id] })).body.code).toBe('payment_not_found');
  });

  it('is not for clients', async () => {
    const contract = await make.contract(company);
    expect((await bill(contract, {}, owner)).body.code).toBe('insufficient_scope');
  });
});

describe('the estimate of the summary', () => {
  it('is the sum of the estimates of the overdue payments, whatever came in and was billed', async () => {
    const due = civilDate('2026-09-15');
    const day = fc.integer({ min: -10, max: 80 });
    const payments = fc.array(
      fc.record({
        total: fc.integer({ min: 1, max: 10_000_000 }),
        parts: fc.array(fc.tuple(day, fc.integer({ min: 1, max: 60 })), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(
        payments,
        fc.option(day),
        fc.integer({ min: 1, max: 5000 }),
        async (some, billTo, rate) => {
          const of = await make.company();
          const contract = await make.contract(of, {
            penalty_daily_rate_percent: (rate / 10_000).toFixed(4),
          });
          for (const [index, { total, parts }] of some.entries()) {
            const payment = await late(contract, due, index + 1, (total / 100).toFixed(2));
            let left = BigInt(total);
            for (const [on, percent] of parts) {
              const amount = (left * BigInt(percent)) / 100n;
              const bookedOn = addDays(due, on);
              if (amount > 0n && bookedOn <= today)
                await pay(payment, (Number(amount) / 100).toFixed(2), bookedOn);
              left -= bookedOn <= today ? amount : 0n;
            }
          }
          if (billTo !== null) await bill(contract, { upTo: [addDays(due, billTo), today].sort()[0] });
          const told = await getDebtSummary(db, { companyId: of, contractIds: null }, civilDate(today));
          expect(JSON.parse(String(told)).penaltyEstimate).toEqual((await preview(contract)).total);
        },
      ),
      { numRuns: 25 },
    );
  });
});
