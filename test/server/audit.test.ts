import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { linkEntries } from '../../server/src/platform/audit/link-entries.ts';
import { appendAudit } from '../../server/src/platform/audit/store.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { type As, callsTo } from '../support/calls.ts';
import { portfolio } from '../support/good-asks.ts';
import { accessReportToken } from '../support/incident-asks.ts';
import { insertLoginChange, insertPerson } from '../support/login-changes.ts';
import { testVault } from '../support/mails.ts';
import { anotherPassword, resetLink } from '../support/password-asks.ts';
import { newPerson } from '../support/people.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin, as, db } = server;
const { call, page } = callsTo(server.url);
const company = seedId('company', 'severny-put');
const owner = seedId('user', 'owner@severny-put.example');
const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36';

const entries = (action: string) =>
  admin
    .selectFrom('audit_entries')
    .selectAll()
    .where('action', '=', action)
    .orderBy('at')
    .orderBy('id')
    .execute();
const actions = async () =>
  (await admin.selectFrom('audit_entries').select('action').orderBy('seq').execute()).map(
    ({ action }) => action,
  );
type Listed = {
  items: {
    id: string;
    at: string;
    action: string;
    actor: { kind: string; name: string };
    position: number | null;
  }[];
  nextCursor: string | null;
};
const list = async (query: string, who: As) =>
  (await call<Listed>(who, 'GET', `/v1/operator/audit-entries?${query}`)).body;

describe('what is told', () => {
  it('is a sign-in with its person and session, but not one that was refused', async () => {
    const headers = { 'user-agent': chrome };
    const { body } = await call<{ session: { id: string } }>(null, 'POST', '/v1/sessions', {
      body: { email: 'owner@severny-put.example', password: signIns.password, kind: 'web' },
      headers,
    });
    await call(null, 'POST', '/v1/sessions', {
      body: { email: 'owner@severny-put.example', password: 'wrong', kind: 'web' },
    });
    const [entry, ...rest] = await entries('createSession');
    expect(rest).toEqual([]);
    expect(entry).toMatchObject({
      ...{ actor_kind: 'user', actor_id: owner, company_id: null, object_id: body.session.id },
      ...{ address: '127.0.0.1', device: 'Chrome, Windows', data: {} },
    });
    expect(entry?.request_id).toMatch(/^[\w-]{36}$/);
  });

  it.each([
    [
      'a new password',
      'completePasswordReset',
      '/v1/password-resets/completion',
      async (id: string) => ({ token: await resetLink(server, id), newPassword: anotherPassword }),
    ],
    [
      'a report',
      'reportUnauthorizedAccessByLink',
      '/v1/unauthorized-access-reports',
      async (id: string) => ({ token: await accessReportToken(server, id) }),
    ],
  ] as const)('is %s by the link of a mail, by whom it belongs to', async (_, action, path, bodyOf) => {
    for (const [kind, staff_role] of [
      ['user', null],
      ['operator', 'manager'],
    ] as const) {
      const { id } = await newPerson(admin, { staff_role });
      expect((await call(null, 'POST', path, { body: await bodyOf(id) })).status).toBe(204);
      expect((await entries(action)).at(-1)).toMatchObject({ actor_kind: kind, actor_id: id });
    }
  });

  it('is a change of login that a link confirmed or undid, by its person', async () => {
    const person = await insertPerson(admin);
    const { id, links } = await insertLoginChange(admin, person);
    for (const [action, path, token] of [
      ['confirmLoginChange', 'confirmations', links.confirm],
      ['revertLoginChange', 'undoings', links.undo],
    ] as const) {
      const told = await call(null, 'POST', `/v1/login-change-${path}`, { body: { token } });
      expect([told.status, JSON.stringify(told.body)]).toEqual([200, expect.not.stringContaining(id)]);
      expect((await entries(action)).at(-1)).toMatchObject({
        ...{ actor_kind: 'user', actor_id: person.id, company_id: company, object_id: id },
      });
    }
  });

  it('is a write with what it made, once however often it is repeated', async () => {
    const who = await as('owner');
    const { body: payments } = await call<{ items: { id: string }[] }>(
      who,
      'GET',
      `/v1/companies/${company}/payments`,
    );
    const path = `/v1/companies/${company}/invoices`;
    const headers = { 'idempotency-key': 'once' };
    const body = { lines: [{ paymentId: payments.items[0]?.id }] };
    const made = await call<{ id: string }>(who, 'POST', path, { body, headers });
    await call(who, 'POST', path, { body, headers });
    expect(await entries('createInvoice')).toMatchObject([
      { actor_kind: 'user', actor_id: owner, company_id: company, object_id: made.body.id, data: {} },
    ]);
    await fetch(`${server.url}${path}/${made.body.id}/file?format=pdf`, {
      headers: who as { cookie: string },
    });
    expect(await entries('downloadInvoice')).toMatchObject([
      { company_id: company, object_id: made.body.id },
    ]);
  });

  it('is neither a refused write nor a plain read', async () => {
    const before = await actions();
    const who = await as('owner');
    await call(who, 'POST', `/v1/companies/${company}/invoices`, { body: { lines: [] } });
    await call(who, 'GET', `/v1/companies/${company}/payments`);
    await call(null, 'DELETE', '/v1/sessions/current');
    expect(await actions()).toEqual(before);
  });

  it('is the reading of personal data by the staff', async () => {
    await call(await as('manager'), 'GET', `/v1/operator/companies/${company}`);
    expect(await entries('getOperatorCompany')).toMatchObject([
      {
        actor_kind: 'operator',
        actor_id: seedId('user', 'manager@lessor.example'),
        company_id: company,
        object_id: company,
      },
    ]);
  });

  it('is a write of a key, by the key', async () => {
    const key = { key: signIns.keys[1]?.key ?? '' };
    const body = portfolio();
    await call(key, 'POST', '/v1/operator/portfolio-imports', {
      body,
      headers: { 'idempotency-key': 'import-1' },
    });
    const [entry] = await entries('createPortfolioImport');
    expect(entry).toMatchObject({ actor_kind: 'integration' });
  });

  it('tells nothing that stands in a path as a secret', async () => {
    const who = await as('owner');
    await call(who, 'PUT', `/v1/companies/${company}/calendar-feed`, { body: { language: 'ru' } });
    expect(await entries('createCalendarFeed')).toMatchObject([{ company_id: company, data: {} }]);
  });

  it('is undone with the write, where the transaction fails', async () => {
    const before = await actions();
    await db
      .transaction()
      .execute(async (tx) => {
        await appendAudit(tx, {
          ...{ actor: { kind: 'system', id: null }, companyId: null, action: 'try', objectId: null },
          ...{ address: null, device: null, requestId: null, data: {} },
        });
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(await actions()).toEqual(before);
  });

  it('stays when the sandbox is made anew', async () => {
    const before = await actions();
    const { status } = await call(await as('manager'), 'POST', '/v1/sandbox/reset');
    expect(status).toBeLessThan(300);
    expect(await actions()).toEqual([...before, 'resetSandbox']);
  });
});

describe('the list', () => {
  it('is of administrators alone', async () => {
    for (const path of ['audit-entries', 'audit-verification'])
      expect((await call(await as('manager'), 'GET', `/v1/operator/${path}`)).body).toMatchObject({
        code: 'insufficient_scope',
      });
  });

  it('is narrowed by who, where, what and when, and tells of its own readers', async () => {
    const who = await as('administrator');
    const { items } = await list('limit=100', who);
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect(
      (await list(`actorId=${owner}`, who)).items.every(
        ({ actor }) => actor.name === 'Соколова Анна Викторовна',
      ),
    ).toBe(true);
    expect(
      (await list(`companyId=${company}&action=createInvoice`, who)).items.map(({ action }) => action),
    ).toEqual(['createInvoice']);
    expect((await list('action=createInvoice&from=2020-01-01&to=2020-12-31', who)).items).toEqual([]);
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Moscow' }).format(new Date());
    expect((await list(`action=createInvoice&from=${today}&to=${today}`, who)).items).toHaveLength(1);
    expect((await list('action=listAuditEntries', who)).items[0]).toMatchObject({
      actor: { kind: 'operator' },
    });
  });

  it('comes in pages, each entry once', async () => {
    const who = await as('administrator');
    for (let turn = 0; turn < 4; turn++) await page('viewer@severny-put.example', signIns.password);
    const whole = (await list('action=createSession', who)).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor = '';
    for (let turn = 0; turn < whole.length; turn++) {
      const { items, nextCursor } = await list(`action=createSession&limit=2${cursor}`, who);
      paged.push(...items.map(({ id }) => id));
      if (nextCursor === null) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect(paged).toEqual(whole);
  });
});

describe('its verification', () => {
  type Found = {
    links: number;
    unlinked: number;
    head: { position: number; hash: string };
    firstBreak: unknown;
  };
  const verify = async (query = '') =>
    (await call<Found>(await as('administrator'), 'GET', `/v1/operator/audit-verification${query}`)).body;
  const command = (...args: string[]) =>
    new Promise<{ code: unknown; told: string }>((resolve) => {
      const file = fileURLToPath(new URL('../../server/src/verify-audit.ts', import.meta.url));
      const env = { ...process.env, DATABASE_URL: server.databaseUrl };
      execFile(
        process.execPath,
        ['--import', 'tsx', file, '--sandbox', ...args],
        { env },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, told: stdout + stderr }),
      );
    });

  it('is answered to a page and to a command', async () => {
    await expect
      .poll(async () => {
        await linkEntries(db, testVault, { link: null });
        return (await verify()).unlinked;
      })
      .toBe(0);
    const { head, ...found } = await verify();
    expect(found).toMatchObject({ links: head.position, firstBreak: null });
    expect((await verify(`?expect=${head.position}:${head.hash}`)).firstBreak).toBeNull();
    const other = `${head.position}:${'0'.repeat(64)}`;
    expect((await verify(`?expect=${other}`)).firstBreak).toMatchObject({ what: 'cut_off' });

    expect(await command('--expect', `${head.position}:${head.hash}`)).toMatchObject({
      code: 0,
      told: expect.stringContaining('Nothing is wrong'),
    });
    expect(await command('--from', '2', '--expect', other)).toMatchObject({
      code: 1,
      told: expect.stringContaining(`BROKEN at ${head.position}: cut_off`),
    });
    expect(await command('--from', 'x')).toMatchObject({ code: 2 });
  });
});
