import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it, test } from 'vitest';
import { addDays, civilDate, daysBetween } from '../../server/src/platform/civil-date.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { type As, callsTo } from '../support/calls.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin } = server;
const { call, page, extension } = callsTo(server.url);
const { password } = signIns;
const [erp, backOffice] = signIns.keys.map(({ key }) => ({ key }));
const operator = await page('manager@lessor.example', password);
const owner = await page('owner@severny-put.example', password);

type SandboxClock = { now: string; today: string; offsetDays: number };
const getClock = async () => (await call<SandboxClock>(null, 'GET', '/v1/sandbox/clock')).body;
const advance = (as: As, body: unknown, key: string = randomUUID()) =>
  call<SandboxClock & { code: string }>(as, 'POST', '/v1/sandbox/clock', {
    body,
    headers: { 'idempotency-key': key },
  });
const reset = (as: As, headers = { 'idempotency-key': randomUUID() }) =>
  call(as, 'POST', '/v1/sandbox/reset', { headers });
const debt = async (as: As, company: string) =>
  (
    await call<{ overdue: { payments: number }; daysOverdue: number; asOf: string }>(
      as,
      'GET',
      `/v1/companies/${seedId('company', company)}/debt-summary`,
    )
  ).body;
const count = async (table: string) =>
  Number((await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`.execute(admin)).rows[0]?.n);

describe('the demo data in the database', () => {
  it('has every kopeck that is paid in an allocation', async () => {
    const { rows } = await sql`
select p.id from payments p left join allocations a on a.payment_id = p.id and a.undone_at is null
group by p.id having coalesce(sum(a.amount_kopecks), 0) <> p.paid_kopecks`.execute(admin);
    expect(rows).toEqual([]);
    const { rows: receipts } = await sql`
select r.id from receipts r left join allocations a on a.receipt_id = r.id
group by r.id having coalesce(sum(a.amount_kopecks), 0) <> r.allocated_kopecks`.execute(admin);
    expect(receipts).toEqual([]);
    expect([await count('companies'), (await count('receipts')) > 500]).toEqual([12, true]);
  });

  it('has notifications for those who may see, none of them for a narrowed person’s other contracts', async () => {
    const { rows } = await sql`
select n.id from notifications n join events e on e.id = n.event_id
  join memberships m on m.user_id = n.user_id and m.company_id = n.company_id
where m.contract_ids is not null and not (e.contract_id = any(m.contract_ids))`.execute(admin);
    expect(rows).toEqual([]);
    expect(await count('notifications')).toBeGreaterThan(50);
  });
});

describe('advanceClock', () => {
  it('moves the clock, does the daily work, and once for one key', async () => {
    const before = await getClock();
    const events = await count('events');
    const key = randomUUID();
    const moved = await advance(operator, { days: 3 }, key);
    expect(moved.status).toBe(200);
    expect(moved.body).toMatchObject({
      today: addDays(civilDate(before.today), 3),
      offsetDays: before.offsetDays + 3,
    });
    expect(await count('events')).toBeGreaterThan(events);
    expect(await debt(owner, 'severny-put')).toMatchObject({
      overdue: { payments: 2 },
      daysOverdue: 8,
      asOf: moved.body.today,
    });

    const again = await advance(operator, { days: 3 }, key);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await getClock()).today).toBe(moved.body.today);
  });

  it('dates the facts of each day as of that day, in order', async () => {
    const from = civilDate((await getClock()).today);
    await advance(backOffice ?? null, { to: addDays(from, 30) });
    const { rows } = await sql<{ type: string; told: string; due: string }>`
select type, (occurred_at at time zone 'Europe/Moscow')::date::text as told, data ->> 'dueOn' as due
from events where type in ('payment.overdue', 'payment.due_soon')
  and (occurred_at at time zone 'Europe/Moscow')::date > ${from}::date order by tx_id, seq`.execute(admin);
    expect(rows.length).toBeGreaterThan(20);
    for (const { type, told, due } of rows)
      expect(daysBetween(civilDate(due), civilDate(told))).toBe(type === 'payment.overdue' ? 1 : -3);
    expect(rows.map(({ told }) => told)).toEqual(rows.map(({ told }) => told).sort());
    expect(new Set(rows.map(({ told }) => told)).size).toBeGreaterThan(5);
  });

  test.each([
    ['yesterday', async () => ({ to: addDays(civilDate((await getClock()).today), -1) })],
    ['eleven years on', async () => ({ to: '2099-01-01' })],
    ['ten years and more by days', async () => ({ days: 3660 })],
    ['the year 1900', async () => ({ to: '1900-01-01' })],
  ])('refuses %s and stays', async (_, body) => {
    const before = (await getClock()).today;
    const { body: problem } = await advance(operator, await body());
    expect(problem).toMatchObject({ status: 422, code: 'clock_out_of_range' });
    expect((await getClock()).today).toBe(before);
  });

  test.each([
    [{}],
    [{ days: 0 }],
    [{ days: 1.5 }],
    [{ days: '1' }],
    [{ days: 1, to: '2099-01-01' }],
    [{ to: '2026-02-30' }],
    [{ day: 1 }],
  ])('refuses %j', async (body) => {
    expect((await advance(operator, body)).body.code).toBe('invalid_request');
  });

  it('is for the lessor’s side', async () => {
    expect((await advance(owner, { days: 1 })).body).toMatchObject({
      status: 403,
      code: 'insufficient_scope',
    });
    expect((await advance(erp ?? null, { days: 1 })).body.code).toBe('insufficient_scope');
    expect((await advance(null, { days: 1 })).body.code).toBe('unauthenticated');
    const bearer = await extension('owner@severny-put.example', password);
    expect((await advance(bearer, { days: 1 })).body.code).toBe('wrong_token_kind');
    const foreign = await call(operator, 'POST', '/v1/sandbox/clock', {
      body: { days: 1 },
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.body.code).toBe('cross_origin_request');
    const keyless = await call(backOffice ?? null, 'POST', '/v1/sandbox/clock', { body: { days: 1 } });
    expect(keyless.body.code).toBe('idempotency_key_required');
  });
});

describe('resetSandbox', () => {
  it('makes the same data anew and lets the clock go, sessions stay', async () => {
    await admin.updateTable('payments').set({ paid_kopecks: 0n, paid_on: null }).execute();
    await sql`delete from memberships where role = 'viewer'`.execute(admin);
    expect((await reset(operator)).status).toBe(204);
    expect((await getClock()).offsetDays).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await debt(owner, 'severny-put')).toMatchObject({ overdue: { payments: 1 }, daysOverdue: 5 });
    expect(await debt(owner, 'taiga-les')).toMatchObject({ overdue: { payments: 0 } });
    expect(await count('companies')).toBe(12);
  });

  it('is for the lessor’s side', async () => {
    expect((await reset(owner)).body.code).toBe('insufficient_scope');
    expect((await reset(erp ?? null)).body.code).toBe('insufficient_scope');
    expect((await reset(null)).body.code).toBe('unauthenticated');
  });
});
