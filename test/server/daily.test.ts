import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { runDaily } from '../../server/src/payments/run-daily.ts';
import { addDays, civilDate } from '../../server/src/platform/civil-date.ts';
import { testDatabase } from '../support/database.ts';
import { ledger } from '../support/ledger.ts';

const { db, admin } = await testDatabase();
const make = ledger(admin, '');
const today = civilDate('2026-03-10');
const now = new Date('2026-03-10T03:00:00Z');

/** What the log tells of a payment, in its order. */
const toldOf = async ({ id }: { id: string }) =>
  (
    await admin
      .selectFrom('events')
      .select(['type', 'occurred_at'])
      .where('object_id', '=', id)
      .orderBy('tx_id')
      .orderBy('seq')
      .execute()
  ).map(({ type }) => type);
const run = (day = today) => runDaily(db, day, now);

it('tells of what came within its window and of what is late, each once', async () => {
  const company = await make.company();
  const contract = await make.contract(company, { reminder_days: 3 });
  const onTheDay = await make.contract(company, { reminder_days: 0 });
  const of = async (day: number, more = {}, whose = contract) =>
    make.payment(whose, addDays(today, day), more);
  const soon = [await of(0), await of(3), await of(0, {}, onTheDay)];
  const late = [await of(-1), await of(-400, { paid: '999.99' })];
  const silent = [await of(4), await of(-1, { paid: '1000.00' }), await of(1, {}, onTheDay)];
  for (const status of ['draft', 'completed', 'terminated'] as const)
    silent.push(await of(-1, {}, await make.contract(company, { status })));

  expect(await run()).toBe(5);
  for (const payment of soon) expect(await toldOf(payment)).toEqual(['payment.due_soon']);
  for (const payment of late) expect(await toldOf(payment)).toEqual(['payment.overdue']);
  for (const payment of silent) expect(await toldOf(payment)).toEqual([]);
  expect(await run()).toBe(0);
  expect(await run(addDays(today, 1))).toBe(2 + 2);
  expect(await toldOf(soon[0] ?? { id: '' })).toEqual(['payment.due_soon', 'payment.overdue']);

  const event = await admin
    .selectFrom('events')
    .selectAll()
    .where('object_id', '=', late[1]?.id ?? '')
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({
    company_id: company,
    contract_id: contract.id,
    object_type: 'payment',
    occurred_at: now,
    data: {
      contractNumber: contract.number,
      outstanding: { amount: '0.01', currency: 'RUB' },
      dueOn: '2025-02-03',
    },
  });
});

it('tells again of a payment whose day was moved, once for each day', async () => {
  const payment = await make.payment(await make.contract(await make.company()), '2026-03-09');
  const move = (day: string) =>
    admin
      .updateTable('payments')
      .set({ due_on: civilDate(day) })
      .where('id', '=', payment.id)
      .execute();
  await run();
  await move('2026-03-12');
  await run();
  await run();
  expect(await toldOf(payment)).toEqual(['payment.overdue', 'payment.due_soon']);
  await move('2026-03-09');
  await run();
  expect(await toldOf(payment)).toEqual(['payment.overdue', 'payment.due_soon']);
});

it('is done once by two servers at once', async () => {
  const contract = await make.contract(await make.company());
  const payments = [];
  for (let day = -20; day <= 3; day++) payments.push(await make.payment(contract, addDays(today, day)));
  let second: Promise<number> = Promise.resolve(-1);
  // The second begins while the first has told but not committed.
  const first = await db.transaction().execute(async (tx) => {
    const told = await runDaily(tx, today, now);
    second = run();
    await sleep(100);
    return told;
  });
  expect([first, await second]).toEqual([payments.length, 0]);
  for (const payment of payments) expect(await toldOf(payment)).toHaveLength(1);
});

it('tells the earlier days first', async () => {
  const contract = await make.contract(await make.company());
  for (const day of [-3, -7, -5]) await make.payment(contract, addDays(today, day));
  await run();
  const events = await admin
    .selectFrom('events')
    .select('data')
    .where('contract_id', '=', contract.id)
    .orderBy('tx_id')
    .orderBy('seq')
    .execute();
  expect(events.map(({ data }) => data.dueOn)).toEqual(['2026-03-03', '2026-03-05', '2026-03-07']);
});
