import ICAL from 'ical.js';
import { describe, expect, it, test } from 'vitest';
import { civilDate } from '../../server/src/platform/civil-date.ts';
import { ask, over } from '../support/ask.ts';
import type { As } from '../support/calls.ts';
import { callsTo } from '../support/calls.ts';
import { calendarYear, erp, opOf } from '../support/good-asks.ts';
import { ledger, moveTo } from '../support/ledger.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer({ seed: false });
const { admin } = server;
const made = ledger(admin, server.url);
const { call } = callsTo(server.url);
moveTo(server.clock, '2026-11-24');

const company = await made.company('ООО «Ромашка»');
const [first, second] = [await made.contract(company), await made.contract(company)];
const soon = await made.payment(first, '2026-12-10', { number: 14 });
await made.payment(first, '2026-10-10', { number: 12, paid: '1000.00' });
await made.payment(first, '2026-06-10', { number: 8, paid: '1000.00' });
await made.payment(first, '2026-09-10', { number: 11 });
await made.payment(second, '2027-11-05', { number: 3, due_provisional: true });
await made.payment(second, '2029-01-15', { number: 16 });
const draft = await made.contract(company, { status: 'draft' });
await made.payment(draft, '2026-12-11', { number: 1 });
const owner = await made.person([{ company }]);
const narrow = await made.person([{ company, role: 'viewer', contracts: [first.id] }]);

const path = `/v1/companies/${company}/calendar-feed`;
const make = async (as: As, language = 'ru') =>
  new URL((await call<{ address: string }>(as, 'PUT', path, { body: { language } })).body.address);
/** As a calendar asks: with the address alone. */
const follow = async (address: URL, headers: Record<string, string> = {}) => {
  const response = await fetch(server.url + address.pathname + address.search, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const summaries = (text: string) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((event) => [new ICAL.Event(event).startDate.toString(), new ICAL.Event(event).summary]);
const daysIn = (text: string) => summaries(text).map(([day]) => day);

test('it shows what is unpaid for two years, and what was paid since three months', async () => {
  expect((await call(owner.as, 'GET', path)).body).toEqual({
    state: 'none',
    createdAt: null,
    lastReadAt: null,
  });
  const address = await make(owner.as);
  expect(address.href).toMatch(/^http:\/\/localhost\/v1\/calendar-feeds\/[\w-]{43}\/payments\.ics\?lang=ru$/);
  const told = await follow(address);
  expect([told.status, told.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(summaries(told.text)).toEqual([
    ['2026-09-10', expect.stringMatching(/^1\s000,00/)],
    ['2026-10-10', expect.stringMatching(/^Оплачено/)],
    ['2026-12-10', expect.stringMatching(/14 из 36$/)],
    ['2027-11-05', expect.stringMatching(/3 из 36$/)],
  ]);
  expect(told.text.replaceAll('\r\n ', '')).toContain(`http://localhost/c/${company}/payments/${soon.id}`);
  expect((await follow(await make(owner.as, 'en'))).text).toContain('payment 14 of 36');
});

test('the secret is told once and kept nowhere', async () => {
  const token = (await make(owner.as)).pathname.split('/').at(-2) ?? '';
  const { body } = await call(owner.as, 'GET', path);
  expect(body).toEqual({ state: 'active', createdAt: expect.any(String), lastReadAt: null });
  const rows = await admin.selectFrom('calendar_feeds').selectAll().execute();
  const keys = await admin.selectFrom('idempotency_keys').selectAll().execute();
  expect(JSON.stringify([rows, keys])).not.toContain(token);
  expect(rows.every(({ token_hash }) => token_hash.length === 32)).toBe(true);
  await follow(new URL(`http://localhost/v1/calendar-feeds/${token}/payments.ics`));
  expect(server.logged.join()).not.toContain(token);
  expect((await call<{ lastReadAt: string }>(owner.as, 'GET', path)).body.lastReadAt).toMatch(/^2026-11-24/);
});

test('a new one, by two at once too, takes the place of the one before', async () => {
  const old = await make(owner.as);
  const [one, other] = await Promise.all([make(owner.as), make(owner.as)]);
  const statuses = await Promise.all(
    [old, one, other].map(async (address) => (await follow(address)).status),
  );
  expect(statuses[0]).toBe(404);
  expect(statuses.slice(1).sort()).toEqual([200, 404]);
  expect((await call(owner.as, 'DELETE', path)).status).toBe(204);
  expect((await call(owner.as, 'DELETE', path)).status).toBe(204);
  expect((await follow(one)).status + (await follow(other)).status).toBe(808);
});

describe('who reads it', () => {
  it('sees what the membership shows now', async () => {
    const address = await make(narrow.as);
    expect(daysIn((await follow(address)).text)).toEqual(['2026-09-10', '2026-10-10', '2026-12-10']);
    const membership = admin.updateTable('memberships').where('user_id', '=', narrow.id);
    await membership.set({ contract_ids: [second.id] }).execute();
    expect(daysIn((await follow(address)).text)).toEqual(['2027-11-05']);
    await admin.deleteFrom('memberships').where('user_id', '=', narrow.id).execute();
    expect((await follow(address)).status).toBe(404);
  });

  it('finds nothing by a wrong secret, and keys have no feed', async () => {
    for (const token of ['a', 'b'.repeat(43)])
      expect((await follow(new URL(`http://localhost/v1/calendar-feeds/${token}/payments.ics`))).status).toBe(
        404,
      );
    const told = await ask(over(server.url), opOf('createCalendarFeed'), {
      as: erp,
      path: { companyId: company },
      json: { language: 'ru' },
    });
    expect(told.status).toBe(401);
  });
});

test('an unchanged calendar is 304; a year that is loaded moves the event and its sequence', async () => {
  const address = await make(owner.as);
  const before = await follow(address);
  const etag = before.headers.get('etag') ?? '';
  expect((await follow(address, { 'if-none-match': etag })).status).toBe(304);

  const administrator = await made.operator('administrator');
  await call(administrator, 'POST', '/v1/operator/calendar-years', { body: calendarYear });
  const after = await follow(address, { 'if-none-match': etag });
  expect(after.status).toBe(200);
  const eventsOf = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const [was, is] = [before, after].map(({ text }) => eventsOf(text).at(-1));
  expect([was?.startDate.toString(), is?.startDate.toString()]).toEqual(['2027-11-05', '2027-11-08']);
  expect(is?.uid).toBe(was?.uid);
  expect([was?.sequence, is?.sequence]).toEqual([0, 1]);
});

test('a payment that is paid says so', async () => {
  const address = await make(owner.as);
  await admin
    .updateTable('payments')
    .set({ paid_kopecks: 100000n, paid_on: civilDate('2026-11-24') })
    .where('id', '=', soon.id)
    .execute();
  const [, summary] = summaries((await follow(address)).text).find(([day]) => day === '2026-12-10') ?? [];
  expect(summary).toMatch(/^Оплачено/);
});
