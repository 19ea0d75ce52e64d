import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { generateSync } from 'otplib';
import { signIns } from '../../server/src/sandbox/sign-ins.ts';
import { callsTo } from './calls.ts';
import { softPasskey } from './passkeys.ts';
import type { TestServer } from './server.ts';

/** The code of an authenticator app, by another library than the server's; `steps` of 30 seconds from now. */
export const codeOf = (secret: string, steps = 0): string =>
  generateSync({
    secret: secret.replaceAll(' ', ''),
    epoch: Math.floor(Date.now() / 1000) + steps * 30,
  });

export const password = signIns.password;

type Started = { challengeId: string; options: Record<string, unknown> };
type WithCodes = { recoveryCodes: string[] | null };

/** People of their own, so that no factor of theirs stands in the way of another test. */
export function factorsOn({ url, admin }: Pick<TestServer, 'url' | 'admin'>) {
  const { call, page } = callsTo(url);

  /** An accountant of «Северный путь» who signs in by the demo's password, as nobody did before. */
  async function newPerson(more: { required?: boolean; staffRole?: 'manager' } = {}) {
    const email = `${randomUUID()}@severny-put.example`;
    const { rows } = await sql<{ id: string }>`
insert into users (id, email, full_name, password_hash, staff_role, created_at, second_factor_required)
select gen_random_uuid(), ${email}, 'Новикова Вера Ильинична', password_hash, ${more.staffRole ?? null}, now(),
  ${more.required ?? false}
from users where email = 'owner@severny-put.example'
returning id`.execute(admin);
    const userId = String(rows[0]?.id);
    if (!more.staffRole)
      await sql`
insert into memberships (company_id, user_id, role, contract_ids, created_at)
select company_id, ${userId}::uuid, 'accountant', null, now() from memberships m join users u on u.id = m.user_id
where u.email = 'accountant@severny-put.example'`.execute(admin);
    await sql`
insert into consents (id, user_id, legal_document_id, given_at, address)
select gen_random_uuid(), ${userId}::uuid, id, now(), '127.0.0.1' from legal_documents`.execute(admin);
    return { email, userId, as: await page(email, password) };
  }
  type Person = Awaited<ReturnType<typeof newPerson>>;

  /** The session goes on by the cookie of an answer. */
  const follow = (person: { as: { cookie: string } }, headers: Headers) => {
    const [cookie] = headers.getSetCookie();
    if (cookie) person.as = { cookie: String(cookie.split(';')[0]) };
  };

  async function startTotp({ as }: Person) {
    const { body } = await call<{ secret: string; address: string; qr: string }>(as, 'POST', '/v1/me/totp');
    return body;
  }

  /** Sets up an app; its next free code is of the step after this one. */
  async function withTotp(person: Person) {
    const { secret } = await startTotp(person);
    const { headers, body } = await call<WithCodes>(person.as, 'POST', '/v1/me/totp/confirmation', {
      body: { code: codeOf(secret, -1) },
    });
    follow(person, headers);
    return Object.assign(person, { secret, recoveryCodes: body.recoveryCodes ?? [] });
  }

  const challenge = async (as: Person['as'] | null, path: string) =>
    (await call<Started>(as, 'POST', path)).body;

  async function withPasskey<P extends Person>(person: P, key = softPasskey()) {
    const { challengeId, options } = await challenge(person.as, '/v1/me/passkey-challenges');
    const { headers, body } = await call<WithCodes & { passkey: { id: string } }>(
      person.as,
      'POST',
      '/v1/me/passkeys',
      { body: { challengeId, name: 'Ноутбук', response: key.create(options) } },
    );
    follow(person, headers);
    const { passkey, recoveryCodes } = body;
    return Object.assign(person, { key, passkeyId: passkey.id, recoveryCodes: recoveryCodes ?? [] });
  }

  return { call, newPerson, follow, startTotp, withTotp, challenge, withPasskey };
}
