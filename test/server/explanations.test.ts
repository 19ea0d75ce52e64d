import { describe, expect, it } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { civilDate } from '../../server/src/platform/civil-date.ts';
import { type As, callsTo } from '../support/calls.ts';
import { kopecks, ledger, moveTo, type Payment } from '../support/ledger.ts';
import { roubles } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { clock, admin } = server;
const { call } = callsTo(server.url);
const make = ledger(admin, server.url);
type Schemas = components['schemas'];

const today = '2026-11-24';
moveTo(clock, today);
const company = await make.company();
const { as: owner } = await make.person([{ company }]);
const contract = await make.contract(company);
const operator = await make.operator();

const explain = async ({ companyId, id }: Payment, as: As = owner) =>
  (
    await call<Schemas['PaymentExplanation'] & { code: string }>(
      as,
      'GET',
      `/v1/companies/${companyId}/payments/${id}/explanation`,
    )
  ).body;
const figure = async (name: string, as: As = owner) =>
  (
    await call<Schemas['DebtExplanation']>(
      as,
      'GET',
      `/v1/companies/${company}/debt-summary/explanation?figure=${name}`,
    )
  ).body;
const summary = async (as: As = owner) =>
  (await call<Schemas['DebtSummary']>(as, 'GET', `/v1/companies/${company}/debt-summary`)).body;
const pay = async (payment: Payment, amount: string, bookedOn: string) => {
  const receipt = await make.receipt(company, amount, [[payment, amount]], {
    booked_on: civilDate(bookedOn),
    number: '118',
  });
  await admin
    .updateTable('payments')
    .set(({ eb }) => ({ paid_kopecks: eb('paid_kopecks', '+', kopecks(amount)) }))
    .where('id', '=', payment.id)
    .execute();
  return receipt;
};
const asLine = (total: string, rate: number) => ({
  ...{ kind: 'lease', number: 14, nominalDueOn: '2026-11-04', dueOn: '2026-11-05' },
  ...{ totalKopecks: String(kopecks(total)), vatRatePercent: rate },
});

describe('explainPayment', () => {
  it('tells the version, the move of the date, the money, the note, the penalty and its bill', async () => {
    const at = await make.contract(company, { schedule_version: 2 });
    await admin
      .updateTable('schedule_versions')
      .set({ lines: JSON.stringify([asLine('1000.00', 22)]), reason: 'НДС 22 %' })
      .where('contract_id', '=', at.id)
      .execute();
    await admin
      .insertInto('schedule_versions')
      .values({
        ...{ contract_id: at.id, company_id: company, version: 1, reason: 'initial' },
        ...{ effective_on: civilDate('2026-01-12'), lines: JSON.stringify([asLine('1000.00', 20)]) },
        created_at: clock.now(),
      })
      .execute();
    const payment = await make.payment(at, '2026-11-05', {
      ...{ nominal_due_on: civilDate('2026-11-04'), number: 14, total: '1000.00' },
    });
    const receipt = await pay(payment, '400.00', '2026-11-10');
    const announced = await call<{ id: string }>(
      owner,
      'POST',
      `/v1/companies/${company}/payments/${payment.id}/announcements`,
      { body: { paidOn: today, note: 'Срочно' } },
    );
    const invoice = await call<{ id: string; number: string; code: string }>(
      owner,
      'POST',
      `/v1/companies/${company}/invoices`,
      { body: { lines: [{ paymentId: payment.id }] } },
    );
    expect(invoice.body.code).toBeUndefined();
    const bill = (
      await call<Schemas['PenaltyBilling']>(
        operator,
        'POST',
        `/v1/operator/contracts/${at.id}/penalty-bills`,
        {
          body: { upTo: '2026-11-14' },
        },
      )
    ).body.bills[0];

    const told = await explain(payment);
    expect(told).toMatchObject({
      payment: { id: payment.id, outstanding: roubles('600.00'), paid: roubles('400.00') },
      schedule: { version: 2, reason: 'НДС 22 %', effectiveOn: '2026-01-12', currentVersion: 2 },
      dueDate: {
        ...{ nominalDueOn: '2026-11-04', dueOn: '2026-11-05', rule: 'next', basis: 'civil_code_193' },
        ...{ daysOff: [{ on: '2026-11-04', kind: 'holiday' }], provisional: false },
      },
      allocations: [
        {
          ...{ amount: roubles('400.00'), receiptId: receipt, receiptNumber: '118', bookedOn: '2026-11-10' },
          ...{ payerName: 'ООО «Ромашка»', rule: 'only_contract' },
        },
      ],
      invoices: [
        { id: invoice.body.id, number: invoice.body.number, status: 'open', amount: roubles('600.00') },
      ],
      announcements: [{ id: announced.body.id, state: 'awaiting', note: 'Срочно', withdrawnAt: null }],
      penalty: {
        ...{ dailyRatePercent: '0.1', days: 10, amount: roubles('6.00'), billedThrough: '2026-11-14' },
        periods: [{ from: '2026-11-15', to: today, days: 10, base: roubles('600.00') }],
      },
      penaltyOf: null,
      asOf: today,
    });
    // 5 days × 1000.00 and 4 × 600.00 at 0.1 %.
    expect(told.penaltyBills).toMatchObject([{ payment: bill?.payment, amount: roubles('7.40') }]);

    const penalty = { ...payment, id: bill?.payment.id ?? '' };
    expect(await explain(penalty)).toMatchObject({
      schedule: null,
      penalty: { periods: [], amount: roubles('0.00') },
      penaltyBills: [],
      penaltyOf: { forPayment: { id: payment.id }, periods: [{ days: 5 }, { days: 4 }] },
    });
  });

  it('is of what one may see alone', async () => {
    const [mine, theirs] = [
      await make.payment(contract, '2026-12-01'),
      await make.payment(await make.contract(company), '2026-12-01'),
    ];
    const { as } = await make.person([{ company, role: 'viewer', contracts: [contract.id] }]);
    expect((await explain(mine, as)).payment.id).toBe(mine.id);
    expect((await explain(theirs, as)).code).toBe('payment_not_found');
  });
});

describe('explainDebtSummary', () => {
  const sums = {
    overdue: ({ overdue }) => overdue.amount,
    due_within_7_days: ({ dueWithin7Days }) => dueWithin7Days.amount,
    due_within_30_days: ({ dueWithin30Days }) => dueWithin30Days.amount,
    penalties_billed: ({ penaltiesBilled }) => penaltiesBilled.amount,
    penalty_estimate: ({ penaltyEstimate }) => penaltyEstimate,
    announced: ({ announced }) => announced,
    overpayment: ({ overpayment }) => overpayment,
    awaiting_allocation: ({ awaitingAllocation }) => awaitingAllocation,
  } satisfies Record<Schemas['DebtFigure'], (told: Schemas['DebtSummary']) => Schemas['Money']>;

  it('opens every sum to lines that make it up', async () => {
    const late = await make.payment(contract, '2026-10-05', { total: '5000.00' });
    await make.payment(contract, '2026-11-25', { total: '700.00' });
    await make.payment(contract, '2026-12-20', { total: '70.00' });
    await pay(late, '1000.00', '2026-10-20');
    await make.receipt(company, '12.00');
    await make.receipt(company, '9.00', [], { waiting_reason: 'several_contracts' });
    const told = await summary();
    for (const [name, sumOf] of Object.entries(sums)) {
      const { amount, count, lines } = await figure(name);
      expect(amount, name).toEqual(sumOf(told));
      expect(amount.amount, name).not.toBe('0.00');
      expect(lines, name).toHaveLength(count);
      const sum = lines.reduce((all, line) => all + kopecks(line.amount.amount), 0n);
      expect(sum, name).toBe(kopecks(amount.amount));
    }
    const { lines } = await figure('penalty_estimate');
    const line = lines.find(({ payment }) => payment?.id === late.id);
    expect(line?.penalty).toMatchObject({
      periods: [
        { days: 15, base: roubles('5000.00') },
        { days: 35, base: roubles('4000.00') },
      ],
      amount: line?.amount,
    });
  });

  it('shows a person of one contract that contract, and no receipts', async () => {
    const { as } = await make.person([{ company, role: 'viewer', contracts: [contract.id] }]);
    const told = await summary(as);
    for (const [name, sumOf] of Object.entries(sums)) {
      const { amount, lines } = await figure(name, as);
      expect(amount, name).toEqual(sumOf(told));
      expect(
        lines.every(({ payment, receipt }) => receipt === null && payment?.contract.id === contract.id),
      ).toBe(true);
    }
    expect((await figure('overpayment', as)).count).toBe(0);
  });
});
