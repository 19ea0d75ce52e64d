import { describe, expect, it } from 'vitest';
import { callsTo } from '../support/calls.ts';
import { company } from '../support/good-asks.ts';
import { mailsTo } from '../support/mails.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { anotherPassword as other } from '../support/password-asks.ts';
import { newPage, newPerson, strongPassword } from '../support/people.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin, url } = server;
const { call, page, signIn, extension } = callsTo(url);

const tokenIn = (link = '') => link.split('#')[1] ?? '';
const change = (as: { cookie: string }, body: object) => call(as, 'POST', '/v1/me/password', { body });
const complete = (token: string, newPassword: string) =>
  call(null, 'POST', '/v1/password-resets/completion', { body: { token, newPassword } });
const ask = (email: string, headers = {}) =>
  call(null, 'POST', '/v1/password-resets', { body: { email }, headers });
const resetsOf = async (email: string) =>
  (await mailsTo(admin, email)).filter(({ kind }) => kind === 'password_reset');
/** Asks and waits for the mail, that comes a moment later. */
async function resetLink(email: string): Promise<string> {
  const before = (await resetsOf(email)).length;
  await ask(email);
  await expect.poll(async () => (await resetsOf(email)).length).toBe(before + 1);
  return tokenIn((await resetsOf(email)).at(-1)?.letter.action?.url);
}

describe('changePassword', () => {
  it('ends all other sessions, gives this one a new token and tells by mail', async () => {
    const { email, as } = await newPage(server);
    const [second, glance] = [await page(email, strongPassword), await extension(email, strongPassword)];
    const changed = await change(as, { currentPassword: strongPassword, newPassword: other });
    expect(changed.status).toBe(204);
    const renewed = { cookie: changed.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    for (const ended of [as, second, glance])
      expect((await call(ended, 'GET', '/v1/me')).body.code).toBe('unauthenticated');
    expect((await call(renewed, 'GET', '/v1/me')).status).toBe(200);
    expect((await signIn(email, strongPassword, 'web')).body.code).toBe('invalid_credentials');
    expect((await signIn(email, other, 'web')).status).toBe(201);
    const told = (await mailsTo(admin, email)).at(-1);
    expect(told).toMatchObject({ kind: 'password_changed', locale: 'ru' });
    expect(told?.letter.action?.url).toMatch(/^http:\/\/localhost\/not-me#[\w-]{43}$/);
  });

  it('takes a temporary password’s place without asking for it, and opens the rest', async () => {
    const { as } = await newPage(server, { temporary_until: new Date(Date.now() + 60_000) });
    expect((await call(as, 'GET', `/v1/companies/${company}`)).body.code).toBe('account_step_required');
    const changed = await change(as, { newPassword: other });
    const renewed = { cookie: changed.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    expect((await call(renewed, 'GET', `/v1/companies/${company}`)).status).toBe(200);
  });

  it('changes nothing on a session that ended while it was asked', async () => {
    const { id, email, as } = await newPage(server);
    const ended = await meanwhile(
      admin,
      async (tx) => {
        await tx.updateTable('users').set({ locked_at: null }).where('id', '=', id).execute();
        await tx.deleteFrom('sessions').where('user_id', '=', id).execute();
      },
      () => change(as, { currentPassword: strongPassword, newPassword: other }),
    );
    expect([ended.status, ended.body?.code]).toEqual([401, 'unauthenticated']);
    expect((await signIn(email, strongPassword, 'web')).status).toBe(201);
  });

  it('without the current password changes nothing, and counts it as a failure', async () => {
    const { email, as } = await newPage(server);
    expect((await change(as, { newPassword: other })).body.code).toBe('current_password_wrong');
    for (let turn = 0; turn < 4; turn++) await change(as, { newPassword: other, currentPassword: 'wrong' });
    const refused = await change(as, { newPassword: other, currentPassword: strongPassword });
    expect(refused.body).toMatchObject({ status: 429, code: 'sign_in_throttled' });
    expect(await mailsTo(admin, email)).toEqual([]);
  });
});

describe('a reset', () => {
  it('sets the password once, ends all sessions and signs nobody in', async () => {
    const { email, as } = await newPage(server);
    const token = await resetLink(email);
    const done = await complete(token, other);
    expect([done.status, done.headers.getSetCookie()]).toEqual([204, []]);
    expect((await call(as, 'GET', '/v1/me')).body.code).toBe('unauthenticated');
    expect((await signIn(email, other, 'web')).status).toBe(201);
    expect((await complete(token, 'eight loud kettles at noon')).body).toMatchObject({
      ...{ status: 410, code: 'password_reset_expired' },
    });
    expect((await mailsTo(admin, email)).map(({ kind }) => kind)).toEqual([
      'password_reset',
      'password_changed',
    ]);
  });

  it('works by the newest link alone, and for 30 minutes', async () => {
    const { id, email } = await newPerson(admin);
    const first = await resetLink(email);
    const second = await resetLink(email);
    expect((await complete(first, other)).body.code).toBe('password_reset_expired');
    await admin
      .updateTable('password_resets')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('user_id', '=', id)
      .execute();
    expect((await complete(second, other)).body.code).toBe('password_reset_expired');
  });

  it('keeps the link when the password is refused', async () => {
    const { email } = await newPerson(admin);
    const token = await resetLink(email);
    expect((await complete(token, 'short')).body.code).toBe('password_too_short');
    expect((await complete(token, strongPassword)).body.code).toBe('password_unchanged');
    expect((await complete(token, other)).status).toBe(204);
  });

  it('of two at once one wins', async () => {
    const { email } = await newPerson(admin);
    const token = await resetLink(email);
    const both = await Promise.all([complete(token, other), complete(token, 'eight loud kettles at noon')]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
  });

  it('is mailed three times an hour at most', async () => {
    const { email } = await newPerson(admin);
    for (let turn = 0; turn < 3; turn++) await resetLink(email);
    await ask(email);
    await expect.poll(() => admin.selectFrom('password_reset_requests').selectAll().execute()).toEqual([]);
    expect(await resetsOf(email)).toHaveLength(3);
  });

  it('answers an unknown address as a known one, and mails nothing to it', async () => {
    const { email } = await newPerson(admin);
    const [known, unknown] = [await ask(email), await ask('nobody@people.example')];
    const shown = ({ status, body, headers }: typeof known) => [status, body, [...headers.keys()].sort()];
    expect(shown(unknown)).toEqual(shown(known));
    await expect.poll(() => resetsOf(email)).toHaveLength(1);
    expect(await mailsTo(admin, 'nobody@people.example')).toEqual([]);
  });

  it('of a locked login tells whom to call', async () => {
    const { email } = await newPerson(admin, { locked_at: new Date(), lock_reason: 'operator' });
    await ask(email);
    await expect.poll(() => resetsOf(email)).toHaveLength(1);
    const [{ letter } = { letter: undefined }] = await resetsOf(email);
    expect(letter?.action).toBeUndefined();
    expect(JSON.stringify(letter?.body)).toContain('+7 495 000-00-01');
  });

  it('lets in whoever had failed too often before', async () => {
    const { email } = await newPerson(admin);
    for (let turn = 0; turn < 6; turn++) await signIn(email, 'wrong', 'web');
    expect((await signIn(email, strongPassword, 'web')).body.code).toBe('sign_in_throttled');
    await complete(await resetLink(email), other);
    expect((await signIn(email, other, 'web')).status).toBe(201);
  });
});
