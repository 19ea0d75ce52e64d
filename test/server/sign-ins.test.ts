import { describe, expect, it } from 'vitest';
import { newId } from '../../server/src/platform/id.ts';
import { hashPassword } from '../../server/src/sessions/passwords.ts';
import { type As, callsTo } from '../support/calls.ts';
import { mailsTo } from '../support/mails.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { newPage, newPerson, strongPassword } from '../support/people.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin, url } = server;
const { call, signIn, page, extension } = callsTo(url);
const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36';
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
const day = 24 * 3_600_000;

type SignIn = { at: string; outcome: string; device: string; newDevice: boolean; sessionId: string | null };
type Page = { items: SignIn[]; nextCursor: string | null };
const signInsOf = async (as: As, query = '') =>
  (await call<Page>(as, 'GET', `/v1/sign-ins${query}`)).body as Page;
const on = (email: string, agent: string, password = strongPassword) =>
  signIn(email, password, 'web', { 'user-agent': agent });
const newDevices = async (email: string) =>
  (await mailsTo(admin, email)).filter(({ kind }) => kind === 'new_device');
const succeeded = (user_id: string, agoMs: number, address: string) =>
  admin
    .insertInto('sign_ins')
    .values({
      ...{ id: newId(), user_id, kind: 'web', method: 'password', outcome: 'succeeded', session_id: null },
      ...{ device: 'Chrome, Windows', address, at: new Date(Date.now() - agoMs), new_device: false },
    })
    .execute();

it('a password that was changed while it was looked at signs nobody in', async () => {
  const [{ id, email }, changed] = [
    await newPerson(admin),
    await hashPassword('seven slow lanterns on a pier'),
  ];
  const answer = await meanwhile(
    admin,
    (tx) => tx.updateTable('users').set({ password_hash: changed }).where('id', '=', id).execute(),
    () => on(email, chrome),
  );
  expect(answer.body).toMatchObject({ code: 'invalid_credentials' });
  const sessions = admin.selectFrom('sessions').select('id').where('user_id', '=', id);
  expect(await sessions.execute()).toEqual([]);
});

describe('a new device', () => {
  it('is told by mail once, though two sign in on it at once', async () => {
    const { id, email } = await newPerson(admin);
    await on(email, chrome);
    const both = await meanwhile(
      admin,
      (tx) => tx.updateTable('users').set({ phone: null }).where('id', '=', id).execute(),
      () => Promise.all([on(email, firefox), on(email, firefox)]),
      2,
    );
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(await newDevices(email)).toHaveLength(1);
  });

  it('is told by mail once, the first of a person and a failure not at all', async () => {
    const { email } = await newPerson(admin);
    await on(email, chrome);
    await on(email, chrome);
    expect(await newDevices(email)).toEqual([]);
    await on(email, firefox, 'wrong');
    expect(await newDevices(email)).toEqual([]);
    await on(email, firefox);
    await on(email, firefox);
    await on(email, chrome);
    const [{ letter } = { letter: undefined }, ...more] = await newDevices(email);
    expect(more).toEqual([]);
    expect(letter?.body).toContainEqual({
      facts: expect.arrayContaining([
        ['Устройство', 'Firefox, Linux'],
        ['Через', 'сайт'],
        ['Сетевой адрес', '127.0.0.1'],
      ]),
    });
    const token = /^http:\/\/localhost\/not-me#([\w-]{43})$/.exec(letter?.action?.url ?? '')?.[1];
    const report = await call(null, 'POST', '/v1/unauthorized-access-reports', { body: { token } });
    expect([report.status, (await on(email, chrome)).body.code]).toEqual([204, 'sign_in_locked']);
  });

  it.each([
    ['a known device in a network that was not seen', day, '203.0.113.9', 1],
    ['a device that was not seen for long', 91 * day, '127.0.0.1', 1],
    ['a known device where it was', 89 * day, '127.0.0.1', 0],
  ])('%s', async (_, agoMs, address, mails) => {
    const { id, email } = await newPerson(admin);
    await succeeded(id, agoMs, address);
    await on(email, chrome);
    expect(await newDevices(email)).toHaveLength(mails);
  });
});

describe('listSignIns', () => {
  it('tells successes and failures with device and address, the latest first, in pages', async () => {
    const { id, email } = await newPerson(admin);
    const { headers } = await on(email, chrome);
    const as = { cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    await on(email, firefox, 'wrong');
    await on(email, firefox);
    const place = { kind: 'web', method: 'password', address: '127.0.0.1' };
    const whole = await signInsOf(as);
    expect(whole).toMatchObject({
      items: [
        { ...place, outcome: 'succeeded', device: 'Firefox, Linux', newDevice: true },
        { ...place, outcome: 'wrong_password', device: 'Firefox, Linux', newDevice: false, sessionId: null },
        { ...place, outcome: 'succeeded', device: 'Chrome, Windows', newDevice: false },
      ],
      nextCursor: null,
    });
    const session = await call<{ id: string }>(as, 'GET', '/v1/sessions/current');
    expect(whole.items[2]?.sessionId).toBe(session.body.id);

    const seen: SignIn[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const part: Page = await signInsOf(as, `?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...part.items);
      cursor = part.nextCursor;
    }
    expect(seen).toEqual(whole.items);

    const locked = { locked_at: new Date(), lock_reason: 'operator' } as const;
    await admin.updateTable('users').set(locked).where('id', '=', id).execute();
    await on(email, chrome);
    const [latest] = (await signInsOf(as)).items;
    expect(latest).toMatchObject({ ...place, outcome: 'locked', sessionId: null });
  });

  it('tells nobody else’s', async () => {
    const [{ as }, { email }] = [await newPage(server), await newPerson(admin)];
    await on(email, firefox, 'wrong');
    expect((await signInsOf(as)).items).toHaveLength(1);
  });
});

it('a locked login is told of to whoever knows the password alone', async () => {
  const { email } = await newPerson(admin, { locked_at: new Date(), lock_reason: 'operator' });
  const right = await on(email, chrome);
  expect(right.body).toMatchObject({ status: 403, code: 'sign_in_locked' });
  expect(right.body.detail).toContain('+7 495 000-00-01');
  expect(right.headers.getSetCookie()).toEqual([]);
  const [wrong, unknown] = [await on(email, chrome, 'wrong'), await on('nobody@people.example', chrome)];
  expect(wrong.body.code).toBe('invalid_credentials');
  expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
});

it('revokeOtherSessions ends all of a person’s sessions but the one that asks, at once', async () => {
  const { email, as } = await newPage(server);
  const others = [await page(email, strongPassword), await extension(email, strongPassword)];
  const neighbour = await newPage(server);
  for (const one of others) expect((await call(one, 'GET', '/v1/me')).status).toBe(200);
  expect((await call(as, 'DELETE', '/v1/sessions')).status).toBe(204);
  for (const one of others) expect((await call(one, 'GET', '/v1/me')).body.code).toBe('unauthenticated');
  for (const one of [as, neighbour.as]) expect((await call(one, 'GET', '/v1/me')).status).toBe(200);
  const left = await call<Page>(as, 'GET', '/v1/sessions');
  expect(left.body.items).toMatchObject([{ current: true }]);
});
