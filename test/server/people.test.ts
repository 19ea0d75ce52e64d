import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { listen } from '../../server/src/http/listen.ts';
import { createLog } from '../../server/src/http/observability.ts';
import { sandboxLessor } from '../../server/src/lessor.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { callsTo } from '../support/calls.ts';
import { testFiles } from '../support/files.ts';
import { goodPeople, newPassword } from '../support/good-people.ts';
import { mailsTo, testVault } from '../support/mails.ts';
import { innOf } from '../support/portfolios.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin, db, clock, url } = server;
const { call, extension } = callsTo(url);
const people = goodPeople(server);
const { consentsInForce, person, invitation, acceptance, freshEmail } = people;
const owner = await server.as('owner');
const company = seedId('company', 'severny-put');
const contract = (number: number) => seedId('contract', `severny-put-${number}`);
const path = `/v1/companies/${company}/members`;
const accept = (body: object) => call(null, 'POST', '/v1/invitation/acceptance', { body });
const newCompany = async () => {
  const id = crypto.randomUUID();
  const none = { external_id: null, kpp: null, ogrn: null, region: null, address: null };
  const row = { id, client_type: 'legal_entity' as const, name: 'ООО «Люди»', inn: innOf(id), ...none };
  await admin
    .insertInto('companies')
    .values({ ...row, created_at: new Date() })
    .execute();
  return id;
};

test('an owner invites, a colleague accepts by the mail and sees only their contracts', async () => {
  const email = freshEmail();
  const body = { email, name: 'Серова Дарья', role: 'accountant', contractIds: [contract(2)] };
  expect((await call(owner, 'POST', path, { body })).status).toBe(201);
  const [mail] = await mailsTo(admin, email);
  const token = mail?.letter.action?.url.split('#')[1] ?? '';
  expect(mail?.letter.action?.url).toBe(`http://localhost/invitation#${token}`);
  const consents = await consentsInForce();
  const accepted = await accept({ token, name: 'Серова Дарья Олеговна', password: newPassword, consents });
  expect([accepted.status, accepted.body]).toEqual([201, { companyId: company }]);
  const cookie = accepted.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const me = await call<{ id: string; steps: string[] }>({ cookie }, 'GET', '/v1/me');
  expect(me.body.steps).toEqual([]);
  type Given = { items: { address: string; document: { id: string } }[] };
  const given = await call<Given>({ cookie }, 'GET', '/v1/me/consents');
  expect(given.body.items.map(({ document, address }) => [document.id, address]).sort()).toEqual(
    Object.values(consents)
      .map((id) => [id, '127.0.0.1'])
      .sort(),
  );
  expect(
    await admin
      .selectFrom('audit_entries')
      .select(['actor_kind', 'actor_id'])
      .where('action', '=', 'acceptInvitation')
      .execute(),
  ).toEqual([{ actor_kind: 'user', actor_id: me.body.id }]);
  const seen = await call<{ items: { id: string }[] }>(
    { cookie },
    'GET',
    `/v1/companies/${company}/contracts`,
  );
  expect(seen.body.items.map(({ id }) => id)).toEqual([contract(2)]);
  expect((await accept({ token, name: 'Ещё раз', password: newPassword })).body.code).toBe(
    'invitation_not_found',
  );
  const rows = await admin.selectFrom('invitations').selectAll().where('email', '=', email).execute();
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('two acceptances of one link make one person', async () => {
  const body = await acceptance({ company });
  const told = await Promise.all([accept(body), accept(body), accept(body)]);
  expect(told.filter(({ status }) => status === 201)).toHaveLength(1);
  // The others find the link used, or a person who has the login already.
  expect(told.filter(({ status }) => status === 404 || status === 409)).toHaveLength(2);
});

test('one e-mail invited by two companies at once gets one login, and joins the second by it', async () => {
  const email = freshEmail();
  const [one, other] = [
    await acceptance({ email }),
    await acceptance({ email, company: await newCompany() }),
  ];
  const told = await Promise.all([accept(one), accept(other)]);
  expect(told.map(({ status }) => status).sort()).toEqual([201, 409]);
  const won = told.find(({ status }) => status === 201);
  const cookie = won?.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const token = told[0]?.status === 201 ? other.token : one.token;
  const join = () => call({ cookie }, 'POST', '/v1/invitation/membership', { body: { token } });
  expect([(await join()).status, (await join()).status]).toEqual([200, 200]);
  const me = await call<{ memberships: unknown[] }>({ cookie }, 'GET', '/v1/me');
  expect(me.body.memberships).toHaveLength(2);
});

test('what is refused makes nothing', async () => {
  const given = await acceptance({ company: null });
  expect((await accept({ ...given, token: 'unknown' })).body.code).toBe('invitation_not_found');
  expect((await accept({ ...given, name: ' ' })).body.code).toBe('invalid_request');
  const unread = await acceptance();
  for (const consents of [undefined, {}, { ...unread.consents, userAgreement: crypto.randomUUID() }])
    expect((await accept({ ...unread, consents })).body.code).toBe('consent_outdated');
  const expired = await acceptance();
  await admin
    .updateTable('invitations')
    .set({ expires_at: new Date() })
    .where('accepted_at', 'is', null)
    .execute();
  const before = await admin.selectFrom('users').select('id').execute();
  expect((await accept(expired)).body.code).toBe('invitation_not_found');
  expect(await admin.selectFrom('users').select('id').execute()).toHaveLength(before.length);
});

describe('owners', () => {
  it('two who demote each other leave one', async () => {
    const id = await newCompany();
    const two = [
      await person([{ company: id, role: 'owner' }]),
      await person([{ company: id, role: 'owner' }]),
    ];
    const [first, second] = await Promise.all(two.map(({ as }) => as()));
    const demote = (as: typeof owner, userId = '') =>
      call(as, 'PATCH', `/v1/companies/${id}/members/${userId}`, { body: { role: 'viewer' } });
    const told = await Promise.all([demote(first ?? null, two[1]?.id), demote(second ?? null, two[0]?.id)]);
    expect(told.map(({ status }) => status).sort()).toEqual([200, 403]);
    const left = await admin.selectFrom('memberships').select('role').where('company_id', '=', id).execute();
    expect(left.map(({ role }) => role).sort()).toEqual(['owner', 'viewer']);
  });

  it('a narrowed one hands out no more than they see, and is shown no more', async () => {
    const narrowed = await person([{ company, role: 'owner', contracts: [contract(1)] }]);
    const both = await person([{ company, contracts: [contract(1), contract(2)] }]);
    const as = await narrowed.as();
    const { body } = await call<{ members: { id: string; contractIds: string[] | null }[] }>(as, 'GET', path);
    expect(body.members.find(({ id }) => id === both.id)?.contractIds).toEqual([contract(1)]);
    const invite = async (contractIds: string[] | null) => {
      const asked = { email: freshEmail(), name: 'Иванов', role: 'viewer', contractIds };
      const told = await call(as, 'POST', path, { body: asked });
      return told.status < 300 ? told.status : told.body.code;
    };
    expect(await invite(null)).toBe('member_beyond_reach');
    expect(await invite([contract(2)])).toBe('contract_not_found');
    expect(await invite([contract(1)])).toBe(201);
    const remove = await call(as, 'DELETE', `${path}/${both.id}`);
    expect(remove.body.code).toBe('member_beyond_reach');
    await admin.deleteFrom('memberships').where('user_id', '=', narrowed.id).execute();
  });

  it('alone are told e-mails and invitations', async () => {
    await invitation();
    type People = { members: { email: string | null }[]; invitations: unknown[] };
    const [mine, theirs] = await Promise.all(
      [owner, await server.as('viewer')].map(async (as) => (await call<People>(as, 'GET', path)).body),
    );
    expect(mine?.members.every(({ email }) => email !== null)).toBe(true);
    expect(mine?.invitations.length).toBeGreaterThan(0);
    expect(theirs?.members.every(({ email }) => email === null)).toBe(true);
    expect(theirs?.invitations).toEqual([]);
  });
});

test('access that is taken ends within a second, in another process and in the extension too', async () => {
  const other = await listen(
    createApp({
      ...{ db, clock, log: createLog('silent'), readiness: { stopping: false } },
      ...{ vault: testVault, files: testFiles },
      settings: { mode: 'sandbox', publicUrl: 'http://localhost', lessor: sandboxLessor },
      rateLimitFactor: 1000,
    }),
    { host: '127.0.0.1', port: 0 },
  );
  const elsewhere = callsTo(`http://127.0.0.1:${other.port}`);
  const { id, email, as } = await person([{ company }]);
  const [page, popup] = [await as(), await extension(email, signIns.password)];
  const ask = async (calls: typeof elsewhere, who: typeof owner) =>
    (await calls.call(who, 'GET', `/v1/companies/${company}/contracts`)).status;
  const both = [elsewhere, callsTo(url)];
  for (const calls of both) expect([await ask(calls, page), await ask(calls, popup)]).toEqual([200, 200]);
  expect((await call(owner, 'DELETE', `${path}/${id}`)).status).toBe(204);
  expect([await ask(callsTo(url), page), await ask(callsTo(url), popup)]).toEqual([404, 401]);
  await sleep(1000);
  expect([await ask(elsewhere, page), await ask(elsewhere, popup)]).toEqual([404, 401]);
  expect((await mailsTo(admin, email)).map(({ kind }) => kind)).toContain('member_removed');
  await other.close();
});

describe('the staff', () => {
  it('accepts, owes a second factor, is removed at once, and may come back', async () => {
    const administrator = await server.as('administrator');
    const email = freshEmail();
    const invite = () =>
      call<{ id: string; code: string }>(administrator, 'POST', '/v1/operator/staff', {
        body: { email, name: 'Серова Дарья', role: 'manager' },
      });
    const join = async () => {
      const token = (await mailsTo(admin, email)).at(-1)?.letter.action?.url.split('#')[1] ?? '';
      const told = await accept({ token, name: 'Серова Дарья', password: newPassword });
      return { status: told.status, cookie: told.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    };
    expect((await invite()).status).toBe(201);
    expect((await invite()).body.code).toBe('already_invited');
    const joined = await join();
    const me = await call<{ id: string; steps: string[] }>(joined, 'GET', '/v1/me');
    expect([joined.status, me.body.steps]).toEqual([201, ['second_factor']]);
    expect((await call(administrator, 'DELETE', `/v1/operator/staff/${me.body.id}`)).status).toBe(204);
    expect((await call(joined, 'GET', '/v1/me')).status).toBe(401);
    expect((await invite()).status).toBe(201);
    expect((await call(await join(), 'GET', '/v1/me')).status).toBe(200);
  });

  it('two administrators who remove each other leave one', async () => {
    const two = [
      await person([], { staff_role: 'administrator' }),
      await person([], { staff_role: 'administrator' }),
    ];
    const sessions = await Promise.all(two.map(({ as }) => as()));
    const told = await Promise.all(
      sessions.map((as, index) => call(as, 'DELETE', `/v1/operator/staff/${two[1 - index]?.id}`)),
    );
    expect(told.filter(({ status }) => status === 204)).toHaveLength(1);
  });
});

test('one changes one’s name, phone and language, as it was seen', async () => {
  const { as } = await person([{ company }]);
  const who = await as();
  const seen = await call<{ phone: string | null }>(who, 'GET', '/v1/me');
  const ifMatch = { 'if-match': seen.headers.get('etag') ?? '' };
  const change = (body: object) => call(who, 'PATCH', '/v1/me', { body, headers: ifMatch });
  const changed = await change({ phone: '+7 921 555-01-01', locale: 'en' });
  expect(changed.body).toMatchObject({
    phone: '+7 921 555-01-01',
    locale: 'en',
    name: 'Серова Дарья Олеговна',
  });
  expect((await change({ phone: '+7 921 555-01-01' })).status).toBe(200);
  expect((await change({ name: 'Другая' })).body.code).toBe('precondition_failed');
  expect((await change({ phone: 'позвоните' })).body.code).toBe('invalid_request');
});
