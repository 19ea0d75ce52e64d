import { sql } from 'kysely';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { createSessionBook } from '../../server/src/sessions/lucia.ts';
import { callsTo, type Problem, type Session } from '../support/calls.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin } = server;
const { call, signIn, page, extension } = callsTo(server.url);
const { password } = signIns;
const email = 'owner@severny-put.example';
const minute = 60_000;
const day = 24 * 60 * minute;
const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36';
type SessionPage = { items: Session[]; nextCursor: string | null };
const current = '/v1/sessions/current';
const inDays = (instant: string) => Math.round((Date.parse(instant) - Date.now()) / day);

beforeEach(async () => {
  await admin.deleteFrom('sessions').execute();
  await sql`delete from sign_in_throttles`.execute(admin);
});

describe('createSession', () => {
  it('gives a page a cookie and no token', async () => {
    const { status, headers, body } = await signIn(email, password, 'web', { 'user-agent': chrome });
    expect(status).toBe(201);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^cabinet_session=[\w-]{43}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/),
    ]);
    expect(body).toMatchObject({
      token: null,
      session: { kind: 'web', current: true, device: 'Chrome, Windows', address: '127.0.0.1' },
    });
    expect(inDays(body.session.expiresAt)).toBe(30);
  });

  it('gives the extension a token and no cookie', async () => {
    const { status, headers, body } = await signIn(email.toUpperCase(), password, 'extension');
    expect(status).toBe(201);
    expect(headers.getSetCookie()).toEqual([]);
    expect(inDays(body.session.expiresAt)).toBe(90);
    const asked = await call<Session>({ bearer: body.token ?? '' }, 'GET', current);
    expect([asked.status, asked.body.id]).toEqual([200, body.session.id]);
  });

  it('keeps no token in the database', async () => {
    const { body } = await signIn(email, password, 'extension');
    const { rows } = await sql<{ row: string }>`select sessions::text as row from sessions`.execute(admin);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(body.token);
  });

  it('says the same of a wrong password and of nobody’s e-mail', async () => {
    const wrong = await signIn(email, 'wrong', 'web');
    const nobody = await signIn('nobody@severny-put.example', 'wrong', 'web');
    const { requestId: _, ...problem } = wrong.body;
    expect(problem).toMatchObject({ status: 401, code: 'invalid_credentials' });
    expect(nobody.body).toEqual({ ...problem, requestId: nobody.body.requestId });
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it('signs operators in on pages alone', async () => {
    expect((await signIn('manager@lessor.example', password, 'web')).status).toBe(201);
    const refused = await signIn('manager@lessor.example', password, 'extension');
    expect(refused.body).toMatchObject({ status: 403, code: 'extension_for_clients_only' });
    const wrong = await signIn('manager@lessor.example', 'wrong', 'extension');
    expect(wrong.body.code).toBe('invalid_credentials');
  });

  test.each<[field: string, body: object]>([
    ['kind', { email, password }],
    ['email', { email: 'no address', password, kind: 'web' }],
    ['password', { email, password: '', kind: 'web' }],
    ['admin', { email, password, kind: 'web', admin: true }],
  ])('refuses a body wrong in %s', async (field, body) => {
    const refused = await call<Problem & { errors: { pointer: string }[] }>(null, 'POST', '/v1/sessions', {
      body,
    });
    expect(refused.body).toMatchObject({ code: 'invalid_request', errors: [{ pointer: `/${field}` }] });
  });

  it('names its cookie __Host- over TLS', () => {
    const { blankCookie } = createSessionBook(server.db, true);
    expect(blankCookie).toMatch(
      /^__Host-cabinet_session=; HttpOnly; Max-Age=0; Path=\/; SameSite=Lax; Secure$/,
    );
  });
});

describe('kinds of credentials', () => {
  it('refuse each other', async () => {
    const web = await page(email, password);
    const bearer = await extension(email, password);
    const token = web.cookie.split('=')[1] ?? '';
    const refused = { status: 401, code: 'wrong_token_kind' };
    expect((await call({ bearer: token }, 'GET', current)).body).toMatchObject(refused);
    expect((await call({ cookie: `cabinet_session=${bearer.bearer}` }, 'GET', current)).body).toMatchObject(
      refused,
    );
    expect((await call(bearer, 'GET', '/v1/sessions')).body).toMatchObject(refused);
    expect((await call({ key: signIns.keys[0]?.key ?? '' }, 'GET', current)).body).toMatchObject(refused);
  });

  test.each([
    ['nobody', null],
    ['an unknown cookie', { cookie: 'cabinet_session=AAAA' }],
    ['another cookie', { cookie: 'a=%; theme=dark' }],
    ['an unknown token', { bearer: 'AAAA' }],
    ['an unknown key', { key: 'AAAA' }],
  ])('%s is nobody', async (_, as) => {
    for (const path of [current, '/v1/me']) {
      const { body } = await call(as, 'GET', path);
      expect(body).toMatchObject({
        status: 401,
        code: as && 'key' in as && path === current ? expect.any(String) : 'unauthenticated',
      });
    }
  });

  it('a revoked key is nobody', async () => {
    const { key = '' } = signIns.keys[1] ?? {};
    expect((await call({ key }, 'GET', '/v1/me')).status).toBe(200);
    await admin
      .updateTable('integration_keys')
      .set({ revoked_at: new Date() })
      .where('company_id', 'is', null)
      .execute();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await call({ key }, 'GET', '/v1/me')).body.code).toBe('unauthenticated');
  });
});

describe('getCurrentSession and endCurrentSession', () => {
  it('ends by its own sign-out, at once', async () => {
    for (const as of [await page(email, password), await extension(email, password)]) {
      expect((await call(as, 'GET', current)).status).toBe(200);
      const { status, headers } = await call(as, 'DELETE', current);
      expect(status).toBe(204);
      expect(headers.getSetCookie()).toEqual(
        'cookie' in as ? [expect.stringMatching(/^cabinet_session=; .*Max-Age=0/)] : [],
      );
      expect((await call(as, 'GET', '/v1/me')).body.code).toBe('unauthenticated');
    }
  });

  it('is not ended from another site’s page', async () => {
    const as = await page(email, password);
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`]) {
      const { body } = await call(as, 'DELETE', current, { headers: { origin } });
      expect(body).toMatchObject({ status: 403, code: 'cross_origin_request' });
    }
    expect((await call(as, 'GET', current)).status).toBe(200);
  });

  it('expires', async () => {
    const as = await page(email, password);
    await admin
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute();
    expect((await call(as, 'GET', current)).body.code).toBe('unauthenticated');
    expect(await admin.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });

  test.each([
    ['web', 16, 16],
    ['web', 14, 30],
    ['extension', 46, 46],
    ['extension', 44, 90],
  ] as const)('of kind %s with %i days left has %i after use', async (kind, left, then) => {
    const as = kind === 'web' ? await page(email, password) : await extension(email, password);
    await admin
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() + left * day) })
      .execute();
    const { body } = await call<Session>(as, 'GET', current);
    expect(inDays(body.expiresAt)).toBe(then);
  });

  test.each([
    ['a page', 'web', 80, 10],
    ['the extension', 'extension', 335, 30],
  ] as const)('of %s ends some day whatever its use', async (_, kind, age, left) => {
    const as = kind === 'web' ? await page(email, password) : await extension(email, password);
    await admin
      .updateTable('sessions')
      .set({ created_at: new Date(Date.now() - age * day), expires_at: new Date(Date.now() + day) })
      .execute();
    const { body } = await call<Session>(as, 'GET', current);
    expect(inDays(body.expiresAt)).toBe(left);
  });

  it('of staff ends in half a day without use, and in a week with it', async () => {
    const as = await page('manager@lessor.example', password);
    const hoursLeft = async () => {
      const { expires_at } = await admin
        .selectFrom('sessions')
        .select('expires_at')
        .executeTakeFirstOrThrow();
      return Math.round((expires_at.getTime() - Date.now()) / 3_600_000);
    };
    expect(await hoursLeft()).toBe(12);
    await admin
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() + 60 * minute) })
      .execute();
    await call(as, 'GET', current);
    expect(await hoursLeft()).toBe(12);
    await admin
      .updateTable('sessions')
      .set({
        created_at: new Date(Date.now() - 7 * day + 180 * minute),
        expires_at: new Date(Date.now() + minute),
      })
      .execute();
    await new Promise((resolve) => setTimeout(resolve, 1050));
    await call(as, 'GET', current);
    expect(await hoursLeft()).toBe(3);
  });

  it('notes its last use once a minute', async () => {
    const as = await page(email, password);
    const usedAt = async (agoMs: number) => {
      const before = new Date(Date.now() - agoMs);
      await admin.updateTable('sessions').set({ last_used_at: before }).execute();
      await new Promise((resolve) => setTimeout(resolve, 1050));
      const { body } = await call<Session>(as, 'GET', current);
      return Date.parse(body.lastUsedAt) - before.getTime();
    };
    expect(await usedAt(30_000)).toBe(0);
    expect(await usedAt(2 * minute)).toBeGreaterThan(2 * minute);
  });
});

describe('listSessions', () => {
  let as: { cookie: string };
  beforeEach(async () => {
    as = await page(email, password);
    for (let index = 0; index < 4; index += 1) await extension(email, password);
    await page('viewer@severny-put.example', password);
  });

  it('tells a person’s own, the latest used first, in pages', async () => {
    const all = (await call<SessionPage>(as, 'GET', '/v1/sessions')).body;
    expect(all.items).toHaveLength(5);
    expect(all.nextCursor).toBeNull();
    expect(all.items.filter((session) => session.current).map((session) => session.kind)).toEqual(['web']);
    const used = all.items.map((session) => session.lastUsedAt);
    expect(used).toEqual([...used].sort().reverse());

    const seen: Session[] = [];
    let cursor = '';
    do {
      const { body } = await call<SessionPage>(as, 'GET', `/v1/sessions?limit=2${cursor}`);
      seen.push(...body.items);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor);
    expect(seen.map((session) => session.id)).toEqual(all.items.map((session) => session.id));
  });

  it('refuses the cursor of another person', async () => {
    const { body } = await call<SessionPage>(as, 'GET', '/v1/sessions?limit=2');
    const other = await page('viewer@severny-put.example', password);
    const refused = await call(other, 'GET', `/v1/sessions?cursor=${body.nextCursor}`);
    expect(refused.body).toMatchObject({ status: 400, code: 'invalid_cursor' });
  });
});

describe('revokeSession', () => {
  it('ends another of one’s own sessions at once', async () => {
    const as = await page(email, password);
    const lost = await extension(email, password);
    const { body } = await call<Session>(lost, 'GET', current);
    expect((await call(as, 'DELETE', `/v1/sessions/${body.id}`)).status).toBe(204);
    expect((await call(lost, 'GET', '/v1/me')).body.code).toBe('unauthenticated');
    expect((await call(as, 'DELETE', `/v1/sessions/${body.id}`)).body).toMatchObject({
      status: 404,
      code: 'session_not_found',
    });
  });

  it('does not know sessions of others', async () => {
    const as = await page(email, password);
    const other = await page('viewer@severny-put.example', password);
    const { body } = await call<Session>(other, 'GET', current);
    expect((await call(as, 'DELETE', `/v1/sessions/${body.id}`)).body.code).toBe('session_not_found');
    expect((await call(other, 'GET', current)).status).toBe(200);
    expect((await call<Problem>(null, 'DELETE', `/v1/sessions/${body.id}`)).body.code).toBe(
      'unauthenticated',
    );
  });
});
