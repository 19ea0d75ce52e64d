import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';
import { standingOf } from '../../server/src/payments/payment.ts';
import { addDays, civilDate } from '../../server/src/platform/civil-date.ts';
import { type As, callsTo } from '../support/calls.ts';
import { kopecks, ledger, moveTo } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { admin, clock } = server;
const { call } = callsTo(server.url);
const make = ledger(admin, server.url);
type Schemas = components['schemas'];
type Page = { items: { id: string }[]; nextCursor: string | null; code?: string };

const today = civilDate('2026-03-10');
moveTo(clock, today);
const get = async <Body = Page>(as: As, path: string) => (await call<Body>(as, 'GET', path)).body;

/** All pages of a list; `between` runs after each. */
async function pages(
  as: As,
  path: string,
  between: () => Promise<unknown> = async () => {},
): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page = await get(as, `${path}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    await between();
  }
  return ids;
}

const company = await make.company();
const { as: owner } = await make.person([{ company }]);
const contract = await make.contract(company);
const at = `/v1/companies/${company}`;
// Several on one day: the id decides.
for (const day of [5, 1, 12, 5, 5, 20, 1])
  await make.payment(contract, `2026-03-${String(day).padStart(2, '0')}`);
for (const day of [2, 2, 3])
  await make.payment(contract, `2026-02-0${day}`, { paid: '1000.00', paid_on: civilDate('2026-02-05') });

const lists = ['payments?state=all', 'payments?state=open', 'payments?state=overdue', 'payments?state=paid'];
test.each(lists)('%s comes whole by pages of any size', async (query) => {
  const whole = await pages(owner, `${at}/${query}&limit=200`);
  expect(whole.length).toBeGreaterThan(2);
  for (const limit of [1, 2, 3]) expect(await pages(owner, `${at}/${query}&limit=${limit}`)).toEqual(whole);
});

it('a page never repeats or skips what was there, whatever comes meanwhile', async () => {
  const before = await pages(owner, `${at}/payments?state=all&limit=200`);
  let turns = 0;
  const seen = await pages(owner, `${at}/payments?state=all&limit=2`, async () => {
    if (++turns > 3) return;
    for (const day of ['2026-01-15', '2026-03-05', '2026-03-31']) await make.payment(contract, day);
  });
  expect(seen.filter((id) => before.includes(id))).toEqual(before);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(before.length);
});

it('receipts come the latest first, by pages', async () => {
  const days = ['2026-02-05', '2026-03-01', '2026-02-05', '2026-01-31'];
  for (const day of days) await make.receipt(company, '1.00', [], { booked_on: civilDate(day) });
  const whole = await pages(owner, `${at}/receipts?limit=200`);
  expect(await pages(owner, `${at}/receipts?limit=1`)).toEqual(whole);
  const { items } = await get<Schemas['ReceiptPage']>(owner, `${at}/receipts?limit=200`);
  expect(items.map(({ bookedOn }) => bookedOn)).toEqual(days.toSorted().reverse());
});

test.each([
  'state=paid',
  'state=all',
  'contractId=0192f3c4-0000-7000-8000-0000000000d1',
  'dueFrom=2026-03-02',
])('a cursor of the open payments is none of %s', async (other) => {
  const { nextCursor } = await get(owner, `${at}/payments?limit=1`);
  expect(nextCursor).toEqual(expect.any(String));
  const refused = await get(owner, `${at}/payments?limit=1&${other}&cursor=${nextCursor}`);
  expect(refused.code).toBe('invalid_cursor');
});

it('a cursor is none of another company', async () => {
  const [another, { nextCursor }] = [await make.company(), await get(owner, `${at}/payments?limit=1`)];
  const { as } = await make.person([{ company: another }]);
  const refused = await get(as, `/v1/companies/${another}/payments?limit=1&cursor=${nextCursor}`);
  expect(refused.code).toBe('invalid_cursor');
});

const debt = fc.record({
  inDays: fc.oneof(fc.integer({ min: -40, max: 40 }), fc.constantFrom(-1, 0, 1, 3, 7, 8, 30, 31)),
  total: fc.integer({ min: 1, max: 10_000_000 }),
  /** Of the total. */
  paid: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
});
const portfolios = fc.record({
  reminderDays: fc.integer({ min: 0, max: 60 }),
  debts: fc.array(debt, { maxLength: 12 }),
});
const roubles = (amount: number) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;

it('Postgres derives what the rule derives, and the summary is the sum of the list', async () => {
  await fc.assert(
    fc.asyncProperty(portfolios, async ({ reminderDays, debts }) => {
      const of = await make.company();
      const { as } = await make.person([{ company: of }]);
      const agreed = await make.contract(of, { reminder_days: reminderDays });
      for (const { inDays, total, paid } of debts)
        await make.payment(agreed, addDays(today, inDays), {
          total: roubles(total),
          paid: roubles(Math.floor(total * paid)),
        });
      const { items } = await get<Schemas['PaymentPage']>(
        as,
        `/v1/companies/${of}/payments?state=all&limit=200`,
      );
      expect(items).toHaveLength(debts.length);
      for (const { status, daysOverdue, daysUntilDue, total, paid, dueOn } of items) {
        const owed = {
          totalKopecks: kopecks(total.amount),
          paidKopecks: kopecks(paid.amount),
          dueOn: civilDate(dueOn),
        };
        expect({ status, daysOverdue, daysUntilDue }).toEqual(standingOf(owed, today, reminderDays));
      }

      const summary = await get<Schemas['DebtSummary']>(as, `/v1/companies/${of}/debt-summary`);
      const open = items.filter(({ status }) => status !== 'paid');
      const sumOf = (some: typeof items) =>
        some.reduce((sum, one) => sum + kopecks(one.outstanding.amount), 0n);
      const late = open.filter(({ status }) => status === 'overdue');
      const within = (days: number) =>
        open.filter(({ daysUntilDue }) => daysUntilDue !== null && daysUntilDue <= days);
      for (const [told, some] of [
        [summary.overdue, late],
        [summary.dueWithin7Days, within(7)],
        [summary.dueWithin30Days, within(30)],
      ] as const)
        expect([kopecks(told.amount.amount), told.payments]).toEqual([sumOf(some), some.length]);
      expect(summary.daysOverdue).toBe(Math.max(0, ...late.map(({ daysOverdue }) => daysOverdue)));
      expect(summary.overdueSince).toBe(late[0]?.dueOn ?? null);
      expect(summary.nextPayment).toEqual(open.find(({ status }) => status !== 'overdue') ?? null);
    }),
    { numRuns: 25 },
  );
}, 60_000);
