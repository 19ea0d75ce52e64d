import { sql } from 'kysely';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { codeOf, factorsOn, password } from '../support/factors.ts';
import { mailsTo } from '../support/mails.ts';
import { startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { admin } = server;
const { call, newPerson, follow, startTotp, withTotp, withPasskey, challenge } = factorsOn(server);
type Told = { code?: string; methods?: string[]; token?: string | null };
type Factors = { totp: object | null; passkeys: number; recoveryCodesLeft: number; methods: string[] };

const signIn = (email: string, more: object = {}) =>
  call<Told>(null, 'POST', '/v1/sessions', { body: { kind: 'web', email, password, ...more } });
const factors = async (as: { cookie: string }) =>
  (await call<Factors>(as, 'GET', '/v1/me/second-factors')).body;
const kindsTo = async (email: string) => (await mailsTo(admin, email)).map(({ kind }) => kind);
const longAgo = (userId: string) =>
  sql`update sessions set verified_at = now() - interval '11 minutes' where user_id = ${userId}`.execute(
    admin,
  );
/** What the server remembers of a session is a second old at most. */
const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1050));

beforeEach(() => sql`delete from sign_in_throttles`.execute(admin));

describe('an authenticator app', () => {
  it('is asked for from its first code on', async () => {
    const person = await newPerson();
    const { secret, address, qr } = await startTotp(person);
    expect(secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(address).toContain(`secret=${secret.replaceAll(' ', '')}`);
    expect(qr).toMatch(/^data:image\/svg\+xml;base64,/);
    expect((await signIn(person.email)).status).toBe(201);

    const confirmed = await call<{ recoveryCodes: string[] }>(person.as, 'POST', '/v1/me/totp/confirmation', {
      body: { code: codeOf(secret, -1) },
    });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    follow(person, confirmed.headers);
    const refused = await signIn(person.email);
    expect(refused.body).toMatchObject({
      status: 401,
      code: 'second_factor_required',
      methods: ['totp', 'recovery_code'],
    });
    expect(refused.headers.getSetCookie()).toEqual([]);
    expect(
      (await signIn(person.email, { code: `${codeOf(secret).slice(0, 3)} ${codeOf(secret).slice(3)}` }))
        .status,
    ).toBe(201);
    expect(await kindsTo(person.email)).toEqual(['totp_enabled']);
  });

  it('gives codes that are taken once, and those before them never', async () => {
    const { email, secret } = await withTotp(await newPerson());
    const now = codeOf(secret);
    expect((await signIn(email, { code: now })).status).toBe(201);
    for (const code of [now, codeOf(secret, -1)])
      expect((await signIn(email, { code })).body).toMatchObject({ status: 422, code: 'wrong_code' });
    expect((await signIn(email, { code: codeOf(secret, 1) })).status).toBe(201);
  });

  test.each([-3, 3])('does not give a code of %i steps away', async (steps) => {
    const { email, secret } = await withTotp(await newPerson());
    expect((await signIn(email, { code: codeOf(secret, steps) })).body.code).toBe('wrong_code');
  });

  it('takes one of many equal codes at once', async () => {
    const { email, secret } = await withTotp(await newPerson());
    const code = codeOf(secret);
    const answers = await Promise.all(Array.from({ length: 4 }, () => signIn(email, { code })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('is kept sealed, and its codes under a key', async () => {
    const { userId, secret, recoveryCodes } = await withTotp(await newPerson());
    const { rows } = await sql<{ row: string }>`
select t::text || (select string_agg(r::text, '') from recovery_codes r where r.user_id = t.user_id) as row
from totp_factors t where t.user_id = ${userId}`.execute(admin);
    const row = String(rows[0]?.row);
    for (const told of [secret.replaceAll(' ', ''), ...recoveryCodes]) {
      expect(row).not.toContain(told);
      expect(row).not.toContain(Buffer.from(told).toString('hex'));
    }
  });

  it('is taken away with the codes', async () => {
    const person = await withTotp(await newPerson());
    const gone = await call(person.as, 'DELETE', '/v1/me/totp');
    expect(gone.status).toBe(204);
    follow(person, gone.headers);
    expect(await factors(person.as)).toMatchObject({
      totp: null,
      recoveryCodesLeft: 0,
      methods: [],
    });
    expect((await signIn(person.email)).status).toBe(201);
    expect(await kindsTo(person.email)).toEqual(['totp_enabled', 'totp_disabled']);
  });
});

describe('recovery codes', () => {
  it('open once each, whatever their letters and spaces', async () => {
    const { email, recoveryCodes } = await withTotp(await newPerson());
    const [first = ''] = recoveryCodes;
    const typed = ` ${first.toLowerCase().replace('-', ' ')} `;
    expect((await signIn(email, { code: typed })).status).toBe(201);
    expect((await signIn(email, { code: first })).body.code).toBe('wrong_code');
    const mails = await mailsTo(admin, email);
    expect(mails.at(-1)?.kind).toBe('recovery_code_used');
    expect(JSON.stringify(mails.at(-1)?.letter)).toContain('Осталось неиспользованных кодов: 9');
  });

  it('made anew end those before', async () => {
    const person = await withTotp(await newPerson());
    const { headers, body } = await call<{ recoveryCodes: string[] }>(
      person.as,
      'POST',
      '/v1/me/recovery-codes',
    );
    follow(person, headers);
    expect((await signIn(person.email, { code: person.recoveryCodes[0] })).body.code).toBe('wrong_code');
    expect((await signIn(person.email, { code: body.recoveryCodes[0] })).status).toBe(201);
    expect((await factors(person.as)).recoveryCodesLeft).toBe(9);
  });
});

describe('guessing codes', () => {
  it('is slowed like guessing passwords, and the password alone forgives nothing', async () => {
    const { email, secret } = await withTotp(await newPerson());
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await signIn(email, { code: `00000${guess}` })).body.code).toBe('wrong_code');
      if (guess < 4) expect((await signIn(email)).body.code).toBe('second_factor_required');
    }
    for (const more of [{}, { code: codeOf(secret) }])
      expect((await signIn(email, more)).body).toMatchObject({ status: 429, code: 'sign_in_throttled' });
  });

  it('looks at five of many attempts at once', async () => {
    const { email, secret } = await withTotp(await newPerson());
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, index) => signIn(email, { code: String(100_000 + index) })),
    );
    expect(answers.filter(({ body }) => body.code === 'wrong_code')).toHaveLength(5);
    expect((await signIn(email, { code: codeOf(secret) })).body.code).toBe('sign_in_throttled');
  });

  it('does not keep the person from the code after the password', async () => {
    const { email, secret } = await withTotp(await newPerson());
    for (let guess = 0; guess < 5; guess += 1) await signIn(email, { code: '000000' });
    await sql`update sign_in_throttles set last_failed_at = now() - interval '31 seconds'`.execute(admin);
    expect((await signIn(email)).body.code).toBe('second_factor_required');
    expect((await signIn(email, { code: codeOf(secret) })).status).toBe(201);
  });
});

describe('verifySession', () => {
  const verify = async (person: { as: { cookie: string } }, body: object) => {
    const answer = await call<Told>(person.as, 'POST', '/v1/sessions/current/verification', { body });
    follow(person, answer.headers);
    return answer;
  };

  it('opens for ten minutes what a stolen session must not do, and gives a new token', async () => {
    const person = await newPerson();
    await longAgo(person.userId);
    await aSecond();
    expect((await call(person.as, 'POST', '/v1/me/totp')).body).toMatchObject({
      status: 403,
      code: 'step_up_required',
    });
    const before = person.as;
    expect((await verify(person, { password: 'wrong' })).body).toMatchObject({
      status: 422,
      code: 'wrong_password',
    });
    expect((await verify(person, { password })).status).toBe(200);
    expect((await call(before, 'GET', '/v1/me')).body.code).toBe('unauthenticated');
    expect((await call(person.as, 'POST', '/v1/me/totp')).status).toBe(201);
  });

  it('takes a factor, not the password, of whoever has one', async () => {
    const person = await withPasskey(await withTotp(await newPerson()));
    expect((await factors(person.as)).methods).toEqual(['passkey', 'totp', 'recovery_code']);
    expect((await verify(person, { password })).body.code).toBe('password_not_enough');
    expect((await verify(person, { code: codeOf(person.secret) })).status).toBe(200);
    expect((await verify(person, { code: codeOf(person.secret) })).body.code).toBe('wrong_code');
    const asked = await challenge(person.as, '/v1/sessions/current/passkey-challenges');
    const passkey = { challengeId: asked.challengeId, response: person.key.get(asked.options) };
    expect((await verify(person, { passkey })).status).toBe(200);
    expect((await verify(person, { passkey })).body.code).toBe('passkey_challenge_over');
  });

  it('does not take another person’s passkey', async () => {
    const other = await withPasskey(await newPerson());
    const person = await withPasskey(await newPerson());
    const asked = await challenge(person.as, '/v1/sessions/current/passkey-challenges');
    const passkey = { challengeId: asked.challengeId, response: other.key.get(asked.options) };
    expect((await verify(person, { passkey })).body.code).toBe('passkey_not_accepted');
  });

  it('is slowed', async () => {
    const person = await newPerson();
    for (let guess = 0; guess < 5; guess += 1) await verify(person, { password: `wrong ${guess}` });
    expect((await verify(person, { password })).body.code).toBe('sign_in_throttled');
  });
});

describe('a company that demands second factors', () => {
  const company = async (as: { cookie: string }) =>
    (await call<{ memberships: { company: { id: string } }[] }>(as, 'GET', '/v1/me')).body.memberships[0]
      ?.company.id;

  it('asks its people to set one up, at once, and says how many lack one', async () => {
    const owner = (await server.as('stranger')) as { cookie: string };
    const address = `/v1/companies/${await company(owner)}/security`;
    const before = await call<object>(owner, 'GET', address);
    expect(before.body).toEqual({ secondFactorRequired: false, members: 1, membersWithoutSecondFactor: 1 });
    const set = (secondFactorRequired: boolean) =>
      call(owner, 'PUT', address, { body: { secondFactorRequired } });
    expect((await set(true)).body).toMatchObject({ secondFactorRequired: true });
    expect((await call<{ steps: string[] }>(owner, 'GET', '/v1/me')).body.steps).toEqual(['second_factor']);
    expect((await set(false)).body).toMatchObject({ code: 'account_step_required' });
    await sql`update companies set second_factor_required = false`.execute(admin);
  });

  it('is asked by its owner alone', async () => {
    const accountant = (await server.as('accountant')) as { cookie: string };
    const address = `/v1/companies/${await company(accountant)}/security`;
    expect((await call(accountant, 'GET', address)).body.code).toBe('insufficient_scope');
  });
});

it('no answer of a start tells whose passkey there is', async () => {
  const { options } = await challenge(null, '/v1/passkey-challenges');
  expect(options).toMatchObject({ userVerification: 'required', allowCredentials: [] });
  expect(JSON.stringify(options)).not.toContain('rpId');
});
