import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { components } from '../../server/src/http/schema.gen.ts';

import { civilDate } from '../../server/src/platform/civil-date.ts';
import { ask, over, problemOf } from '../support/ask.ts';
import { callsTo } from '../support/calls.ts';
import { fixture } from '../support/fixtures.ts';
import { calendarYear, opOf, upload } from '../support/good-asks.ts';
import { importsOf } from '../support/imports.ts';
import { type Contract, ledger, moveTo } from '../support/ledger.ts';
import { notifyOfAll } from '../support/notify.ts';
import { companyOf, contractOf } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';

type Change = components['schemas']['CalendarYearChange'];
type Years = components['schemas']['CalendarYearList'];

const server = await startTestServer({ seed: false });
const { admin, db } = server;
const made = ledger(admin, server.url);
const administrator = await made.operator('administrator');
const manager = await made.operator();
const { call } = callsTo(server.url);
moveTo(server.clock, '2026-11-24');

const send = over(server.url);
const load = async (
  body: object | FormData,
  id: 'loadCalendarYear' | 'previewCalendarYear' = 'loadCalendarYear',
) => {
  const told = await ask(send, opOf(id), {
    as: administrator,
    ...(body instanceof FormData ? { form: body } : { json: body }),
  });
  const parsed = JSON.parse(told.text);
  return told.status < 300 ? (parsed as Change) : Promise.reject(new Error(`${told.status} ${parsed.code}`));
};
const years = async () => (await call<Years>(manager, 'GET', '/v1/operator/calendar-years')).body.items;
const datesOf = async (contract: Contract) => {
  const rows = await admin
    .selectFrom('payments')
    .select(['nominal_due_on', 'due_on', 'due_provisional'])
    .where('contract_id', '=', contract.id)
    .orderBy('nominal_due_on')
    .execute();
  return rows.map((row) => [row.nominal_due_on, row.due_on, row.due_provisional]);
};
const eventsOf = (contract: Contract) =>
  admin
    .selectFrom('events')
    .select(['type', 'data'])
    .where('contract_id', '=', contract.id)
    .where('type', '=', 'contract.due_dates_moved')
    .execute();
const provisional = { due_provisional: true };
/** A payment as the portfolio import dates it while only the law is known. */
const payment = (contract: Contract, nominal: string, dueOn: string, more = {}) =>
  made.payment(contract, dueOn, { nominal_due_on: civilDate(nominal), ...provisional, ...more });

const company = await made.company('ООО «Ромашка»');
const owner = await made.person([{ company }]);
const contract = await made.contract(company);
await payment(contract, '2026-12-31', '2027-01-11'); // crosses the edge of 2026
await payment(contract, '2027-01-15', '2027-01-15');
await payment(contract, '2027-11-05', '2027-11-05');
await payment(contract, '2027-12-31', '2027-12-31');
await payment(contract, '2028-03-15', '2028-03-15');
const backward = await made.contract(company, { due_date_rule: 'previous' });
await payment(backward, '2028-01-03', '2027-12-31');
const paid = await made.contract(company);
await payment(paid, '2027-11-05', '2027-11-05', { paid: '1000.00' });
const fixed = await made.contract(company, { due_date_rule: 'none' });
await payment(fixed, '2027-11-05', '2027-11-05', { due_provisional: false });

describe('before 2027 is loaded', () => {
  it('years are shipped, or known by the law alone with the payments that wait', async () => {
    const all = await years();
    expect(all.map(({ year, source, provisionalPayments }) => [year, source, provisionalPayments])).toEqual([
      [2024, 'shipped', 0],
      [2025, 'shipped', 0],
      [2026, 'shipped', 1],
      [2027, 'law', 4],
      [2028, 'law', 2],
    ]);
    expect(all.map(({ workingDays }) => workingDays).slice(0, 3)).toEqual([248, 247, 247]);
    expect(all[1]?.days.find(({ on }) => on === '2025-11-01')).toEqual({
      on: '2025-11-01',
      kind: 'working_weekend',
      insteadOf: '2025-11-03',
    });
  });

  it('a preview says what would move, and moves nothing', async () => {
    const before = await datesOf(contract);
    expect(await load(calendarYear, 'previewCalendarYear')).toMatchObject({
      ...{ year: 2027, replaces: false, workingDays: 247, payments: 4, contracts: 3, certain: 4 },
      examples: [
        {
          companyName: 'ООО «Ромашка»',
          nominalDueOn: '2027-11-05',
          before: '2027-11-05',
          after: '2027-11-08',
        },
        { nominalDueOn: '2027-11-05' },
        { nominalDueOn: '2027-12-31', before: '2027-12-31', after: '2028-01-10' },
        { nominalDueOn: '2028-01-03', before: '2027-12-31', after: '2027-12-30' },
      ],
    });
    expect(await datesOf(contract)).toEqual(before);
    expect((await years()).map(({ source }) => source)).not.toContain('loaded');
  });

  it('a manager reads and does not load', async () => {
    const told = await ask(send, opOf('loadCalendarYear'), { as: manager, json: calendarYear });
    expect([told.status, problemOf(told).code]).toEqual([403, 'insufficient_scope']);
  });
});

describe('loading 2027', () => {
  it('by two at once dates everything once', async () => {
    const [one, other] = await Promise.all([load(calendarYear), load(calendarYear)]);
    expect([one.payments, other.payments].sort()).toEqual([0, 4]);
    expect(await datesOf(contract)).toEqual([
      ['2026-12-31', '2027-01-11', false],
      ['2027-01-15', '2027-01-15', false],
      ['2027-11-05', '2027-11-08', false],
      // Beyond the year: 2028 is not known.
      ['2027-12-31', '2028-01-10', true],
      ['2028-03-15', '2028-03-15', true],
    ]);
    expect(await datesOf(backward)).toEqual([['2028-01-03', '2027-12-30', true]]);
    expect(await datesOf(fixed)).toEqual([['2027-11-05', '2027-11-05', false]]);
    // Paid before its date was certain.
    expect(await datesOf(paid)).toEqual([['2027-11-05', '2027-11-08', false]]);
    expect(await eventsOf(contract)).toMatchObject([
      { data: { year: 2027, payments: 2, first: { before: '2027-11-05', after: '2027-11-08' } } },
    ]);
    expect(await eventsOf(fixed)).toEqual([]);
  });

  it('says who loaded it, and that nothing of it waits', async () => {
    expect((await years())[3]).toMatchObject({
      ...{ year: 2027, source: 'loaded', loadedBy: 'Павлова Ирина', workingDays: 247 },
      provisionalPayments: 1,
    });
  });

  it('again, in another order, changes and tells nothing', async () => {
    const stored = () => admin.selectFrom('calendar_years').selectAll().execute();
    const before = await stored();
    const transfers = [...calendarYear.transfers].reverse();
    expect(await load({ ...calendarYear, transfers })).toMatchObject({
      payments: 0,
      certain: 0,
      replaces: true,
    });
    expect(await stored()).toEqual(before);
    expect(await eventsOf(contract)).toHaveLength(1);
  });

  it('a person is told once, however many contracts it moved', async () => {
    const narrow = await made.person([{ company, role: 'viewer', contracts: [backward.id] }]);
    await notifyOfAll(db, admin);
    const path = `/v1/companies/${company}/notifications`;
    type Page = components['schemas']['NotificationPage'];
    const { body } = await call<Page>(owner.as, 'GET', path);
    expect(body.items.filter(({ kind }) => kind === 'due_dates_moved')).toMatchObject([
      { title: 'Сроки платежей уточнены', text: expect.stringContaining('08.11.2027 вместо 05.11.2027') },
    ]);
    const theirs = (await call<Page>(narrow.as, 'GET', path)).body.items;
    expect(theirs.map(({ object }) => object.id)).toEqual([backward.id]);
  });

  it('dates what is imported after it', async () => {
    const told = contractOf('КАЛ-1');
    const payments = [{ ...told.payments[0], nominalDueOn: '2027-11-05' }];
    const portfolio = { companies: [companyOf('ООО «Поздняя»', [{ ...told, payments } as typeof told])] };
    const imports = importsOf('Portfolio', server.url, manager);
    const { rows } = await imports.carryOut(portfolio);
    const id = rows[0]?.contractId ?? '';
    expect(await datesOf({ id, companyId: '', number: '' })).toEqual([['2027-11-05', '2027-11-08', false]]);
  });

  it('may be corrected: paid ones stay, open ones move back', async () => {
    const transfers = calendarYear.transfers.map((one) =>
      one.dayOff === '2027-11-05' ? { dayOff: '2027-11-03', from: one.from } : one,
    );
    expect(await load({ year: 2027, transfers })).toMatchObject({ replaces: true, certain: 0 });
    expect((await datesOf(contract))[2]).toEqual(['2027-11-05', '2027-11-05', false]);
    expect(await datesOf(paid)).toEqual([['2027-11-05', '2027-11-08', false]]);
    expect(await eventsOf(contract)).toHaveLength(2);
    await load(calendarYear);
  });
});

describe('a file', () => {
  const xml = (days: string, attributes = 'year="2028" country="ru"') =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<calendar ${attributes}>\n<days>\n${days}\n</days>\n</calendar>`;
  const send_ = (text: string | Uint8Array) => load(upload(text, 'calendar.xml'), 'previewCalendarYear');

  test.each([2019, 2022, 2024, 2025, 2026])('of %i is read whole, and not taken', async (year) => {
    const path = fixture(`f-calendar/ru-${year}.xml`);
    if (path) await expect(send_(readFileSync(path))).rejects.toThrow('409 calendar_year_shipped');
  });

  test.each([
    ['nothing', '', '422 calendar_not_recognised'],
    ['another root', '<calendars year="2028"/>', '422 calendar_not_recognised'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff), '422 calendar_not_recognised'],
    [
      'a billion laughs',
      `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${xml('<day d="01.01" t="1"/>&b;')}`,
      '422 calendar_not_recognised',
    ],
    [
      'a file of the server',
      '<!doctype a SYSTEM "file:///etc/passwd"><calendar/>',
      '422 calendar_not_recognised',
    ],
    ['a deep nest', '<calendar>'.repeat(20_000), '422 calendar_invalid'],
    ['too much', 'a'.repeat(300_000), '413 file_too_large'],
    ['of Belarus', xml('<day d="01.01" t="1"/>', 'year="2028" country="by"'), '422 calendar_invalid'],
  ])('that is %s is refused', async (_, text, refusal) => {
    await expect(send_(text)).rejects.toThrow(refusal);
    expect(server.logged).toEqual([]);
  });

  it('with errors is told all of them, by line, with what is right', async () => {
    const form = upload(xml('<day d="02.30" t="1"/>\n<day d="03.04" t="5"/>'), 'calendar.xml');
    const told = await ask(send, opOf('loadCalendarYear'), { as: administrator, form });
    expect(problemOf(told).errors).toEqual([
      {
        pointer: '/file/calendar/days/day[1]',
        code: 'day_invalid',
        message: 'Строка 4: Дня «02.30» в 2028 году нет; нужно d="ММ.ДД".',
      },
      expect.objectContaining({ code: 'kind_unknown', message: expect.stringContaining('Строка 5') }),
    ]);
  });
});
