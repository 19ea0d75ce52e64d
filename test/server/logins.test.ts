import { describe, expect, it, test } from 'vitest';
import { type As, callsTo } from '../support/calls.ts';
import { factorsOn } from '../support/factors.ts';
import { company } from '../support/good-asks.ts';
import { codeIn, mailsTo } from '../support/mails.ts';
import { resetLink } from '../support/password-asks.ts';
import { newPage, newPerson, strongPassword } from '../support/people.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin, url } = server;
const { call, signIn, page, extension } = callsTo(url);
const manager = await server.as('manager');
const other = 'seven quiet kettles at dawn';
const day = 24 * 3_600_000;

type Issued = { temporaryPassword: string; temporaryUntil: string; way: string };
const of = (id: string, what: string) => `/v1/operator/companies/${company}/people/${id}/${what}`;
const lock = (id: string) => call(manager, 'PUT', of(id, 'lock'));
const unlock = (id: string) => call(manager, 'DELETE', of(id, 'lock'));
const reissue = (id: string, body: object = { way: 'print', identityCheck: 'Паспорт сверен' }) =>
  call<Issued>(manager, 'POST', of(id, 'credentials'), { body });
const codeOf = async (as: As) => (await call(as, 'GET', '/v1/me')).body.code;
const rowOf = (id: string) =>
  admin.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('a temporary password that is over', () => {
  test.each(['web', 'extension'] as const)('opens nothing (%s), and says whom to call', async (kind) => {
    const { id, email } = await newPerson(admin, { temporary_until: new Date(Date.now() - 1) });
    const refused = await signIn(email, strongPassword, kind);
    expect(refused.body).toMatchObject({ status: 403, code: 'temporary_password_expired' });
    expect(refused.body.detail).toContain('+7 495 000-00-01');
    expect(refused.headers.getSetCookie()).toEqual([]);
    const opened = admin.selectFrom('sessions').select('id').where('user_id', '=', id);
    expect(await opened.execute()).toEqual([]);
    const history = admin.selectFrom('sign_ins').select(['kind', 'outcome']).where('user_id', '=', id);
    expect(await history.execute()).toEqual([{ kind, outcome: 'password_expired' }]);
  });

  it('is told of to whoever knows it alone', async () => {
    const { email } = await newPerson(admin, { temporary_until: new Date(Date.now() - 1) });
    const [wrong, nobody] = [
      await signIn(email, 'wrong', 'web'),
      await signIn('nobody@a.example', 'wrong', 'web'),
    ];
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...nobody.body, requestId: '' });
  });

  it('is replaced by an operator', async () => {
    const { id, email } = await newPerson(admin, { temporary_until: new Date(Date.now() - 1) });
    const issued = (await reissue(id, { way: 'print' })).body;
    expect((await signIn(email, strongPassword, 'web')).body.code).toBe('invalid_credentials');
    expect((await signIn(email, issued.temporaryPassword, 'web')).status).toBe(201);
  });
});

describe('lockLogin', () => {
  it('ends all sessions at once and lets nobody in, until it is opened again', async () => {
    const { id, email, as } = await newPage(server);
    const glance = await extension(email, strongPassword);
    expect([await codeOf(as), await codeOf(glance)]).toEqual([undefined, undefined]);
    expect((await lock(id)).status).toBe(204);
    expect([await codeOf(as), await codeOf(glance)]).toEqual(['unauthenticated', 'unauthenticated']);
    expect((await signIn(email, strongPassword, 'extension')).body.code).toBe('sign_in_locked');
    const since = (await rowOf(id)).locked_at;
    expect((await lock(id)).status).toBe(204);
    expect((await rowOf(id)).locked_at).toEqual(since);

    for (let twice = 0; twice < 2; twice++) expect((await unlock(id)).status).toBe(204);
    expect(await codeOf(as)).toBe('unauthenticated');
    expect(await codeOf(await page(email, strongPassword))).toBeUndefined();
  });

  it('leaves no way in by a reset', async () => {
    const { id, email } = await newPerson(admin);
    await lock(id);
    await call(null, 'POST', '/v1/password-resets', { body: { email } });
    await expect.poll(async () => (await mailsTo(admin, email)).length).toBe(1);
    expect((await mailsTo(admin, email))[0]?.letter.action).toBeUndefined();
  });

  it('kills a link that is out, also for after it is opened again', async () => {
    const { id } = await newPerson(admin);
    const body = { token: await resetLink(server, id), newPassword: other };
    await lock(id);
    await unlock(id);
    const told = await call(null, 'POST', '/v1/password-resets/completion', { body });
    expect(told.body).toMatchObject({ code: 'password_reset_expired' });
  });

  it('of another company’s person is not there', async () => {
    const { id } = await newPerson(admin);
    await admin.deleteFrom('memberships').where('user_id', '=', id).execute();
    for (const told of [await lock(id), await unlock(id), await reissue(id)])
      expect(told.body).toMatchObject({ status: 404, code: 'member_not_found' });
    expect((await rowOf(id)).locked_at).toBeNull();
  });
});

describe('reissueCredentials', () => {
  it('on paper ends what the password before had opened, and tells the person by mail without the new one', async () => {
    const { id, email, as } = await newPage(server);
    const glance = await extension(email, strongPassword);
    const { status, body } = await reissue(id);
    expect([status, body.way]).toEqual([201, 'print']);
    expect(Math.round((Date.parse(body.temporaryUntil) - Date.now()) / day)).toBe(7);
    expect([await codeOf(as), await codeOf(glance)]).toEqual(['unauthenticated', 'unauthenticated']);
    expect((await signIn(email, strongPassword, 'web')).body.code).toBe('invalid_credentials');
    const mails = await mailsTo(admin, email);
    expect(mails.map(({ kind }) => kind)).toEqual(['credentials_reissued']);
    expect(JSON.stringify(mails)).not.toContain(body.temporaryPassword);

    const opened = await page(email, body.temporaryPassword);
    const changed = await call(opened, 'POST', '/v1/me/password', { body: { newPassword: other } });
    expect(changed.status).toBe(204);
    expect((await signIn(email, body.temporaryPassword, 'web')).body.code).toBe('invalid_credentials');
    expect(await rowOf(id)).toMatchObject({ temporary_until: null });
  });

  it('by mail tells the operator no password', async () => {
    const { id, email } = await newPerson(admin);
    const { body } = await reissue(id, { way: 'mail', identityCheck: 'Перезвонили по номеру из договора' });
    expect(body.temporaryPassword).toBeNull();
    const mails = await mailsTo(admin, email);
    expect((await signIn(email, codeIn(mails[0]?.letter) ?? '', 'web')).status).toBe(201);
  });

  it('of a login that an operator locked changes nothing', async () => {
    const { id, email } = await newPerson(admin, { locked_at: new Date(), lock_reason: 'operator' });
    const before = await rowOf(id);
    expect((await reissue(id)).body).toMatchObject({ status: 409, code: 'login_locked' });
    expect([await rowOf(id), await mailsTo(admin, email)]).toEqual([before, []]);
  });

  it('opens a login that its person locked, without what a stranger may have left', async () => {
    const { withTotp, newPerson: owned } = factorsOn(server);
    const { userId: id, email, as } = await withTotp(await owned());
    await call(as, 'POST', '/v1/me/unauthorized-access-reports', { body: {} });
    expect((await unlock(id)).body.code).toBe('login_needs_new_password');
    const { temporaryPassword } = (await reissue(id)).body;
    expect((await signIn(email, temporaryPassword, 'web')).status).toBe(201);
  });
});

test('a consent is recorded once, though it is given twice and by two at once', async () => {
  const { id, email, as } = await newPage(server);
  await admin.deleteFrom('consents').where('user_id', '=', id).execute();
  const current = await call<{ documents: { id: string }[] }>(null, 'GET', '/v1/terms/current');
  const documentIds = current.body.documents.map((document) => document.id);
  const accept = (who: As) => call(who, 'POST', '/v1/me/terms', { body: { documentIds } });
  const given = () =>
    admin.selectFrom('consents').selectAll().where('user_id', '=', id).orderBy('id').execute();
  const second = await page(email, strongPassword);
  const both = await Promise.all([accept(as), accept(second)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const first = await given();
  expect(first.map((one) => one.legal_document_id).sort()).toEqual([...documentIds].sort());
  expect(first.every(({ address }) => address === '127.0.0.1')).toBe(true);
  const renewed = { cookie: both[0]?.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  expect((await accept(renewed)).status).toBe(200);
  expect(await given()).toEqual(first);
});
