import { sql } from 'kysely';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { factorsOn, password } from '../support/factors.ts';
import { mailsTo } from '../support/mails.ts';
import { softPasskey } from '../support/passkeys.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin } = server;
const { call, newPerson, follow, withTotp, withPasskey, challenge } = factorsOn(server);
type Told = { code?: string; methods?: string[]; token?: string | null };
type Factors = { totp: object | null; passkeys: number; recoveryCodesLeft: number; methods: string[] };

const signIn = (email: string, more: object = {}) =>
  call<Told>(null, 'POST', '/v1/sessions', { body: { kind: 'web', email, password, ...more } });
const byPasskey = async (response: (options: Record<string, unknown>) => object, kind = 'web') => {
  const { challengeId, options } = await challenge(null, '/v1/passkey-challenges');
  return call<Told>(null, 'POST', '/v1/sessions', {
    body: { kind, passkey: { challengeId, response: response(options) } },
  });
};
const factors = async (as: { cookie: string }) =>
  (await call<Factors>(as, 'GET', '/v1/me/second-factors')).body;
const kindsTo = async (email: string) => (await mailsTo(admin, email)).map(({ kind }) => kind);

beforeEach(() => sql`delete from sign_in_throttles`.execute(admin));

describe('a passkey', () => {
  it('signs in alone, and is asked for after the password', async () => {
    const person = await withPasskey(await newPerson());
    expect(person.recoveryCodes).toHaveLength(10);
    expect((await byPasskey((options) => person.key.get(options))).status).toBe(201);
    expect((await signIn(person.email)).body.methods).toEqual(['passkey', 'recovery_code']);
    expect((await signIn(person.email, { code: person.recoveryCodes[0] })).status).toBe(201);
    expect(await kindsTo(person.email)).toEqual(['passkey_added', 'recovery_code_used']);
  });

  it('signs the extension in, of a client', async () => {
    const { key } = await withPasskey(await newPerson());
    expect((await byPasskey((options) => key.get(options), 'extension')).body.token).toEqual(
      expect.any(String),
    );
    const staff = await withPasskey(await newPerson({ staffRole: 'manager' }));
    expect((await byPasskey((options) => staff.key.get(options), 'extension')).body.code).toBe(
      'extension_for_clients_only',
    );
    expect((await byPasskey((options) => staff.key.get(options))).status).toBe(201);
  });

  it('answers a challenge once, and only its own purpose', async () => {
    const { key, as } = await withPasskey(await newPerson());
    const asked = await challenge(null, '/v1/passkey-challenges');
    const body = {
      kind: 'web',
      passkey: { challengeId: asked.challengeId, response: key.get(asked.options) },
    };
    expect((await call(null, 'POST', '/v1/sessions', { body })).status).toBe(201);
    expect((await call(null, 'POST', '/v1/sessions', { body })).body.code).toBe('passkey_challenge_over');
    const other = await challenge(as, '/v1/sessions/current/passkey-challenges');
    const crossed = {
      kind: 'web',
      passkey: { challengeId: other.challengeId, response: key.get(other.options) },
    };
    expect((await call(null, 'POST', '/v1/sessions', { body: crossed })).body.code).toBe(
      'passkey_challenge_over',
    );
  });

  it('is late after five minutes', async () => {
    const { key } = await withPasskey(await newPerson());
    const { challengeId, options } = await challenge(null, '/v1/passkey-challenges');
    await sql`update passkey_challenges set expires_at = expires_at - interval '5 minutes'`.execute(admin);
    const body = { kind: 'web', passkey: { challengeId, response: key.get(options) } };
    expect((await call(null, 'POST', '/v1/sessions', { body })).body.code).toBe('passkey_challenge_over');
  });

  test.each<[string, Parameters<ReturnType<typeof softPasskey>['get']>[1]]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['a name that only looks like ours', { origin: 'http://localhost.evil.example' }],
    ['a browser that asked for no finger', { userVerified: false }],
  ])('of %s is not accepted', async (_, use) => {
    const { key } = await withPasskey(await newPerson());
    const { status, body } = await byPasskey((options) => key.get(options, use));
    expect([status, body.code]).toEqual([422, 'passkey_not_accepted']);
    const person = await newPerson();
    const { challengeId, options } = await challenge(person.as, '/v1/me/passkey-challenges');
    const refused = await call(person.as, 'POST', '/v1/me/passkeys', {
      body: { challengeId, name: 'Чужой', response: softPasskey().create(options, use) },
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'passkey_not_accepted']);
  });

  it('that nobody added, or that another signs for, is not accepted', async () => {
    const { key } = await withPasskey(await newPerson());
    expect((await byPasskey((options) => softPasskey().get(options))).body.code).toBe('passkey_not_accepted');
    const forged = await byPasskey((options) => ({
      ...softPasskey().get(options),
      id: key.id,
      rawId: key.id,
    }));
    expect(forged.body.code).toBe('passkey_not_accepted');
  });

  it('whose counter goes back is a copy', async () => {
    const { key } = await withPasskey(await newPerson());
    expect((await byPasskey((options) => key.get(options, { counter: 5 }))).status).toBe(201);
    expect((await byPasskey((options) => key.get(options, { counter: 5 }))).body.code).toBe(
      'passkey_not_accepted',
    );
    expect((await byPasskey((options) => key.get(options, { counter: 6 }))).status).toBe(201);
  });

  it('is named, renamed, and deleted by its owner alone', async () => {
    const person = await withPasskey(await newPerson());
    const other = await newPerson();
    const address = `/v1/me/passkeys/${person.passkeyId}`;
    for (const [method, body] of [
      ['PATCH', { name: 'Мой' }],
      ['DELETE', undefined],
    ] as const)
      expect((await call(other.as, method, address, { body })).body.code).toBe('passkey_not_found');
    expect((await call(person.as, 'PATCH', address, { body: { name: ' Дом ' } })).body).toMatchObject({
      name: 'Дом',
    });
    const gone = await call(person.as, 'DELETE', address);
    expect(gone.status).toBe(204);
    follow(person, gone.headers);
    expect((await call<{ items: object[] }>(person.as, 'GET', '/v1/me/passkeys')).body.items).toEqual([]);
    expect((await byPasskey((options) => person.key.get(options))).body.code).toBe('passkey_not_accepted');
    expect(await kindsTo(person.email)).toEqual(['passkey_added', 'passkey_deleted']);
  });
});

describe('the last factor of somebody who must have one', () => {
  it('stays until there is another', async () => {
    const person = await withPasskey(await withTotp(await newPerson({ required: true })));
    const removed = await call(person.as, 'DELETE', '/v1/me/totp');
    expect(removed.status).toBe(204);
    follow(person, removed.headers);
    const refused = await call(person.as, 'DELETE', `/v1/me/passkeys/${person.passkeyId}`);
    expect(refused.body).toMatchObject({ status: 409, code: 'second_factor_demanded' });
    expect(await factors(person.as)).toMatchObject({ passkeys: 1, recoveryCodesLeft: 10 });
  });

  it('is the step that is left, and done by setting one up', async () => {
    const person = await newPerson({ required: true });
    const me = async () => (await call<{ steps: string[] }>(person.as, 'GET', '/v1/me')).body.steps;
    expect(await me()).toEqual(['second_factor']);
    expect((await call(person.as, 'GET', '/v1/companies')).status).toBe(200);
    await withTotp(person);
    expect(await me()).toEqual([]);
  });
});
