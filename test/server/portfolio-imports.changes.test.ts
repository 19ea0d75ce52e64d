import { describe, expect, it } from 'vitest';
import { civilDate } from '../../server/src/platform/civil-date.ts';
import { importsOf } from '../support/imports.ts';
import { kopecks, ledger, moveTo } from '../support/ledger.ts';
import { companyOf, contractOf, leasePayments, type PortfolioContract } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { admin } = server;
const operator = await ledger(admin, server.url).operator();
const { preview, rows, confirm, carryOut, find } = importsOf('Portfolio', server.url, operator);
moveTo(server.clock, '2026-04-01');

let count = 0;
/** Another company each time, whose contracts may come again. */
function portfolio() {
  const name = `ООО «Смена-${++count}»`;
  const number = `С-${count}`;
  const of = (...contracts: PortfolioContract[]) => ({ companies: [companyOf(name, contracts)] });
  const schedule = (payments: PortfolioContract['payments'], more: Partial<PortfolioContract> = {}) =>
    of(contractOf(number, payments, more));
  return { of, schedule, number };
}
const contractId = async (number: string) =>
  (await admin.selectFrom('contracts').select('id').where('number', '=', number).executeTakeFirstOrThrow())
    .id;
const payments = async (number: string) =>
  admin
    .selectFrom('payments')
    .select(['id', 'kind', 'number', 'count', 'due_on', 'total_kopecks', 'paid_kopecks', 'paid_on'])
    .where('contract_id', '=', await contractId(number))
    .orderBy('kind')
    .orderBy('number')
    .execute();
const versions = async (number: string) =>
  (
    await admin
      .selectFrom('schedule_versions')
      .select(['version', 'reason', 'effective_on', 'lines'])
      .where('contract_id', '=', await contractId(number))
      .orderBy('version')
      .execute()
  ).map(({ lines, ...version }) => ({ ...version, lines: (lines as unknown[]).length }));
const eventsOf = async (number: string) =>
  (
    await admin
      .selectFrom('events')
      .select('type')
      .where('contract_id', '=', await contractId(number))
      .orderBy('tx_id')
      .orderBy('seq')
      .execute()
  ).map(({ type }) => type);
async function pay(number: string, which: number, amount: string) {
  const [id, paid_kopecks] = [await contractId(number), kopecks(amount)];
  await admin
    .updateTable('payments')
    .set({ paid_kopecks, paid_on: civilDate('2026-03-17') })
    .where('contract_id', '=', id)
    .where('number', '=', which)
    .execute();
}

describe('a changed schedule', () => {
  it('is a new version, in which payments keep their ids and their money', async () => {
    const { schedule, number } = portfolio();
    await carryOut(schedule(leasePayments('1000.00', '1000.00', '1000.00')));
    await pay(number, 1, '1000.00');
    await pay(number, 2, '400.00');
    const before = await payments(number);

    const changed = leasePayments('1000.00', '1100.50', '1000.00', '900.00');
    const { made, rows: posted } = await carryOut(
      schedule(changed, { scheduleReason: 'Доп. соглашение № 1' }),
    );
    expect(made.counts).toMatchObject({ update: 1, create: 0, refuse: 0 });
    expect(posted[0]?.changes).toEqual(['Добавлено платежей: 1', 'Изменено платежей: 1']);
    expect((await rows(made.id, 'limit=1', 'en'))[0]?.changes).toEqual([
      'Payments added: 1',
      'Payments changed: 1',
    ]);

    const after = await payments(number);
    expect(after.slice(0, 3).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map((one) => [one.total_kopecks, one.paid_kopecks, one.count])).toEqual([
      [100_000n, 100_000n, 4],
      [110_050n, 40_000n, 4],
      [100_000n, 0n, 4],
      [90_000n, 0n, 4],
    ]);
    expect(await versions(number)).toEqual([
      { version: 1, reason: 'initial', effective_on: '2026-02-10', lines: 3 },
      { version: 2, reason: 'Доп. соглашение № 1', effective_on: '2026-04-01', lines: 4 },
    ]);
    expect(await eventsOf(number)).toEqual(['contract.created', 'contract.schedule_changed']);
  });

  it('opens again a payment that was covered and now costs more', async () => {
    const { schedule, number } = portfolio();
    await carryOut(schedule(leasePayments('1000.00')));
    await pay(number, 1, '1000.00');
    await carryOut(schedule(leasePayments('1000.01')));
    expect(await payments(number)).toMatchObject([
      { total_kopecks: 100_001n, paid_kopecks: 100_000n, paid_on: null },
    ]);
  });

  it('moves days without touching what else there is', async () => {
    const { schedule, number } = portfolio();
    const [line] = leasePayments('1000.00');
    if (!line) throw new Error('made above');
    await carryOut(schedule([line]));
    // A Saturday, by each rule.
    const moved = [{ ...line, nominalDueOn: '2026-05-16' }];
    const due = async () => (await payments(number)).map(({ due_on }) => due_on);
    await carryOut(schedule(moved));
    expect(await due()).toEqual(['2026-05-18']);
    await carryOut(schedule(moved, { dueDateRule: 'previous' }));
    expect(await due()).toEqual(['2026-05-15']);
    await carryOut(schedule(moved, { dueDateRule: 'none' }));
    expect(await due()).toEqual(['2026-05-16']);
    expect((await versions(number)).map(({ reason }) => reason)).toEqual([
      'initial',
      'import',
      'import',
      'import',
    ]);
  });

  it('of other terms alone is no new version', async () => {
    const { schedule, number } = portfolio();
    const lines = leasePayments('1000.00');
    await carryOut(schedule(lines));
    const { rows: posted } = await carryOut(schedule(lines, { reminderDays: 10, asset: { name: 'Каток' } }));
    expect(posted[0]).toMatchObject({ outcome: 'update' });
    expect(posted[0]?.changes).toEqual(
      expect.arrayContaining(['Предмет лизинга: КАМАЗ 5490 → Каток', 'Напоминать за, дней: 3 → 10']),
    );
    expect(await versions(number)).toHaveLength(1);
    expect(await eventsOf(number)).toEqual(['contract.created']);
    const { schedule_version } = await admin
      .selectFrom('contracts')
      .select('schedule_version')
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    expect(schedule_version).toBe(1);
  });

  it('with a penalty comes again as it was', async () => {
    const { schedule, number } = portfolio();
    const [penalty] = leasePayments('10.00').map((line) => ({ ...line, kind: 'penalty' as const }));
    const lines = [...leasePayments('1000.00'), ...(penalty ? [penalty] : [])];
    const outcomes = [];
    for (let turn = 0; turn < 2; turn++) outcomes.push((await carryOut(schedule(lines))).rows[0]?.outcome);
    expect(outcomes).toEqual(['create', 'unchanged']);
    expect(await payments(number)).toHaveLength(2);
    // One that the portfolio does not tell is the lessor's own bill.
    const { made } = await carryOut(schedule(leasePayments('1000.00', '1.00')));
    expect(made.counts).toMatchObject({ update: 1 });
    expect((await payments(number)).map(({ kind }) => kind)).toEqual(['lease', 'lease', 'penalty']);
  });
});

describe('paid money', () => {
  it('keeps its payment: less than it or without it is refused, with the place', async () => {
    const { schedule, of, number } = portfolio();
    const fine = contractOf(`${number}/2`, leasePayments('50.00'));
    await carryOut(schedule(leasePayments('1000.00', '1000.00')));
    await pay(number, 2, '400.00');
    const before = [await payments(number), await versions(number)];
    const lessThanPaid = contractOf(number, leasePayments('1000.00', '399.99'));
    const { made, rows: posted } = await carryOut(of(lessThanPaid, fine));
    // The other contract of the file does not suffer.
    expect(made.counts).toMatchObject({ refuse: 1, create: 1 });
    expect(posted.map(({ outcome }) => outcome)).toEqual(['refuse', 'create']);
    expect(posted[0]?.problems).toMatchObject([
      { code: 'payment_below_paid', row: 2, column: '/companies/0/contracts/0/payments/1/total/amount' },
    ]);
    const { rows: shorter } = await carryOut(schedule(leasePayments('1000.00')));
    expect(shorter[0]?.problems).toMatchObject([{ code: 'payment_removed_but_paid' }]);
    expect([await payments(number), await versions(number)]).toEqual(before);
    // As much as was paid is enough.
    const { made: last } = await carryOut(schedule(leasePayments('1000.00', '400.00')));
    expect(last.counts).toMatchObject({ update: 1 });
  });

  it('that came after the preview counts too', async () => {
    const { schedule, number } = portfolio();
    await carryOut(schedule(leasePayments('1000.00')));
    const { id, counts } = await preview(schedule(leasePayments('500.00')));
    expect(counts).toMatchObject({ update: 1 });
    await pay(number, 1, '500.01');
    expect((await confirm(id)).counts).toMatchObject({ update: 0, refuse: 1 });
    expect((await rows(id))[0]).toMatchObject({
      outcome: 'refuse',
      problems: [{ code: 'payment_below_paid' }],
    });
    expect(await payments(number)).toMatchObject([{ total_kopecks: 100_000n, paid_kopecks: 50_001n }]);
  });
});

describe('confirmation', () => {
  it('of one import by many at once is one', async () => {
    const { schedule, number } = portfolio();
    const { id } = await preview(schedule(leasePayments('1000.00')));
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => confirm(id)));
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []));
    expect(refused).toEqual(Array.from({ length: 7 }, () => '409 import_already_confirmed'));
    expect([await versions(number), await eventsOf(number)]).toMatchObject([
      [{ version: 1 }],
      ['contract.created'],
    ]);
  });

  it('of several previews of one file at once makes all once', async () => {
    const { of, number } = portfolio();
    const file = of(contractOf(number), contractOf(`${number}/2`));
    const previews = await Promise.all(Array.from({ length: 4 }, () => preview(file)));
    expect(previews.map(({ counts }) => counts.create)).toEqual([2, 2, 2, 2]);
    const made = await Promise.all(previews.map(({ id }) => confirm(id)));
    expect(made.map(({ counts }) => [counts.create, counts.unchanged]).sort()).toEqual([
      [0, 2],
      [0, 2],
      [0, 2],
      [2, 0],
    ]);
    expect(await payments(number)).toHaveLength(3);
  });

  it('puts a draft that a portfolio tells of into force, payments and all', async () => {
    const { schedule, number } = portfolio();
    const told = schedule(leasePayments('1000.00', '1000.00'));
    await carryOut(told);
    const id = await contractId(number);
    await admin.deleteFrom('payments').where('contract_id', '=', id).execute();
    await admin.deleteFrom('events').where('contract_id', '=', id).execute();
    await admin.updateTable('contracts').set({ status: 'draft' }).where('id', '=', id).execute();
    await carryOut(told);
    const contract = await admin
      .selectFrom('contracts')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirst();
    expect([contract?.status, await eventsOf(number), (await payments(number)).length]).toEqual([
      ...['active', ['contract.created'], 2],
    ]);
  });

  it('goes by the ETag of the preview', async () => {
    const { schedule } = portfolio();
    const { id } = await preview(schedule(leasePayments('1.00')));
    const { etag } = await find(id);
    await expect(confirm(id, { 'if-match': '"another"' })).rejects.toThrow('412 precondition_failed');
    expect((await find(id)).made.state).toBe('previewed');
    await confirm(id, { 'if-match': etag });
    await expect(confirm(id, { 'if-match': etag })).rejects.toThrow('412 precondition_failed');
    expect((await find(id)).etag).not.toBe(etag);
  });

  it('leaves nothing when it breaks in the midst', async () => {
    const { of, number } = portfolio();
    const { id } = await preview(of(contractOf(number), contractOf(`${number}/2`)));
    // What the plan can't foresee: a statement of the second contract fails.
    await admin
      .updateTable('portfolio_import_rows')
      .set(({ fn, val }) => ({
        contract: fn('jsonb_set', ['contract', val('{contract,signedOn}'), val('"no day"')]),
      }))
      .where('import_id', '=', id)
      .where('row_no', '=', 2)
      .execute();
    await expect(confirm(id)).rejects.toThrow('500 internal_error');
    expect((await find(id)).made.state).toBe('previewed');
    const made = await admin
      .selectFrom('contracts')
      .select('id')
      .where('number', 'like', `${number}%`)
      .execute();
    expect(made).toEqual([]);
  });
});
