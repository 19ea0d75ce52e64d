import { hash } from 'node:crypto';
import type { Updateable } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { UserRow } from '../../server/src/db/schema.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { type As, callsTo } from '../support/calls.ts';
import { newPage } from '../support/people.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin } = server;
const { call, page } = callsTo(server.url);
const email = 'accountant@severny-put.example';
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = hash('sha256', verifier, 'base64url');

let as: As;
beforeEach(async () => {
  as = await page(email, signIns.password);
});

const grant = async (who: As = as) =>
  (await call<{ code: string }>(who, 'POST', '/v1/sessions/extension-grants', { body: { challenge } })).body
    .code;
type Created = { token: string; session: { id: string; kind: string }; code: string };
const exchange = (code: string, proof = verifier) =>
  call<Created>(null, 'POST', '/v1/sessions/extension-grants/exchange', { body: { code, verifier: proof } });

describe('a code', () => {
  it('signs the extension in as its person, with reading scopes', async () => {
    const { status, body } = await exchange(await grant());
    expect([status, body.session.kind]).toEqual([201, 'extension']);
    const bearer = { bearer: body.token };
    expect((await call<{ email: string }>(bearer, 'GET', '/v1/me')).body).toMatchObject({ email });
    expect(
      (await call(bearer, 'POST', '/v1/sessions/extension-grants', { body: { challenge } })).body.code,
    ).toBe('wrong_token_kind');
    const signIn = await admin
      .selectFrom('sign_ins')
      .selectAll()
      .where('session_id', '=', body.session.id)
      .executeTakeFirstOrThrow();
    expect(signIn).toMatchObject({ kind: 'extension', method: 'grant', outcome: 'succeeded' });
    const entry = await admin
      .selectFrom('audit_entries')
      .selectAll()
      .where('action', '=', 'exchangeExtensionGrant')
      .executeTakeFirstOrThrow();
    const { id } = await admin
      .selectFrom('users')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ actor_kind: 'user', actor_id: id, object_id: body.session.id });
  });

  it('is good once', async () => {
    const code = await grant();
    expect((await exchange(code)).status).toBe(201);
    expect((await exchange(code)).body.code).toBe('extension_grant_invalid');
  });

  it('is good for whom the challenge is of, and spent by who is not', async () => {
    const code = await grant();
    expect((await exchange(code, `${verifier}x`)).body.code).toBe('extension_grant_invalid');
    expect((await exchange(code)).body.code).toBe('extension_grant_invalid');
    expect((await exchange('nothing')).body.code).toBe('extension_grant_invalid');
  });

  it('is good for two minutes', async () => {
    const code = await grant();
    await admin
      .updateTable('extension_grants')
      .set({ expires_at: new Date() })
      .where('used_at', 'is', null)
      .execute();
    expect((await exchange(code)).body.code).toBe('extension_grant_invalid');
  });

  it('ends with the next one', async () => {
    const [first, second] = [await grant(), await grant()];
    expect((await exchange(first)).body.code).toBe('extension_grant_invalid');
    expect((await exchange(second)).status).toBe(201);
  });

  it.each<[string, Partial<Updateable<UserRow>>]>([
    ['sign_in_locked', { locked_at: new Date(), lock_reason: 'operator' }],
    ['extension_for_clients_only', { staff_role: 'manager' }],
    ['account_step_required', { temporary_until: new Date(Date.now() + 60_000) }],
    ['account_step_required', { second_factor_required: true }],
  ])('answers %s as a sign-in does when its person changed meanwhile', async (problem, change) => {
    const { as: who, id } = await newPage(server);
    const code = await grant(who);
    await admin.updateTable('users').set(change).where('id', '=', id).execute();
    expect((await exchange(code)).body.code).toBe(problem);
    const sessions = admin.selectFrom('sessions').select('kind').where('user_id', '=', id);
    expect(await sessions.execute()).toEqual([{ kind: 'web' }]);
    expect((await exchange(code)).body.code).toBe('extension_grant_invalid');
  });

  it('waits for the second factor that a company demands meanwhile', async () => {
    const demand = (second_factor_required: boolean) =>
      admin
        .updateTable('companies')
        .set({ second_factor_required })
        .where('id', '=', seedId('company', 'severny-put'))
        .execute();
    const code = await grant();
    await demand(true);
    expect((await exchange(code)).body).toMatchObject({ code: 'account_step_required' });
    await demand(false);
  });

  it.each([
    ['one session', 'DELETE', '/v1/sessions/current'],
    ['the others', 'DELETE', '/v1/sessions'],
    ['all by another password', 'POST', '/v1/me/password'],
  ] as const)('ends when %s of its person is ended', async (_, method, path) => {
    const { as: who, email: theirs, password } = await newPage(server);
    const code = await grant(who);
    const body = { currentPassword: password, newPassword: 'seven slow lanterns on a pier' };
    const ended = await call(await page(theirs, password), method, path, method === 'POST' ? { body } : {});
    expect([204, (await exchange(code)).body.code]).toEqual([ended.status, 'extension_grant_invalid']);
  });

  it('stands in the database by its hash alone', async () => {
    const code = await grant();
    const rows = await admin.selectFrom('extension_grants').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(rows.map(({ code_hash }) => code_hash.toString('hex'))).toContain(hash('sha256', code, 'hex'));
  });
});

it('lets no operator and nobody with a step before them, by a code or by the password', async () => {
  const asked = (who: As) => call(who, 'POST', '/v1/sessions/extension-grants', { body: { challenge } });
  expect((await asked(await server.as('manager'))).body.code).toBe('extension_for_clients_only');
  expect((await asked(null)).body.code).toBe('unauthenticated');
  const { as: newcomer, ...person } = await newPage(server, {
    temporary_until: new Date(Date.now() + 60_000),
  });
  expect((await asked(newcomer)).body.code).toBe('account_step_required');
  const signIn = () =>
    call(null, 'POST', '/v1/sessions', {
      body: { email: person.email, password: person.password, kind: 'extension' },
    });
  expect((await signIn()).body).toMatchObject({ code: 'account_step_required' });
  const sessions = admin.selectFrom('sessions').select('kind').where('user_id', '=', person.id);
  expect(await sessions.execute()).toEqual([{ kind: 'web' }]);
  await admin.updateTable('users').set({ temporary_until: null }).where('id', '=', person.id).execute();
  expect((await signIn()).status).toBe(201);
});
