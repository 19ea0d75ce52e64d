import { randomUUID } from 'node:crypto';
import { seedId } from '../../server/src/sandbox/random.ts';
import { type Ask, ask, over } from './ask.ts';
import type { Op, Told } from './contract.ts';
import { factorsOn, password } from './factors.ts';
import { goodAsks } from './good-asks.ts';
import type { TestServer } from './server.ts';

type Asking = (op: Op, more?: Ask) => Promise<Told>;

/** How the problems of second factors are come to; see `produceProblems`. */
export function produceFactorProblems(server: TestServer, asking: Asking) {
  const { admin, url } = server;
  const good = goodAsks(server);
  const { newPerson, withTotp, withPasskey, challenge } = factorsOn(server);
  const byPassword = (person: { email: string }, more: object = {}) => ({
    json: { kind: 'web', email: person.email, password, ...more },
  });
  /** The operation with a passkey's answer to a challenge of its own. */
  const withProof = async (op: Op, change: (proof: { challengeId: string; response: object }) => object) => {
    if (op.id === 'registerPasskey') {
      const { as, json } = await good(op);
      return asking(op, { as: as ?? null, json: { ...Object(json), ...change(Object(json)) } });
    }
    const signingIn = op.id === 'createSession';
    const person = await withPasskey(await newPerson());
    const path = signingIn ? '/v1/passkey-challenges' : '/v1/sessions/current/passkey-challenges';
    const { challengeId, options } = await challenge(signingIn ? null : person.as, path);
    const proof = { challengeId, response: person.key.get(options) };
    const passkey = { ...proof, ...change(proof) };
    return asking(op, {
      as: signingIn ? null : person.as,
      json: signingIn ? { kind: 'web', passkey } : { passkey },
    });
  };
  const filled = async (person: { userId: string }) => {
    const row = { user_id: person.userId, counter: 0n, transports: [], backed_up: false, name: 'Ключ' };
    const some = { ...row, public_key: Buffer.of(0), created_at: new Date(), last_used_at: null };
    const rows = Array.from({ length: 20 }, () => ({
      ...some,
      id: randomUUID(),
      credential_id: Buffer.from(randomUUID()),
    }));
    await admin.insertInto('passkeys').values(rows).execute();
  };

  return {
    second_factor_required: async (op: Op) => asking(op, byPassword(await withTotp(await newPerson()))),
    wrong_code: async (op: Op) => {
      const code = '000000';
      if (op.id === 'confirmTotp') return asking(op, { json: { code } });
      const person = await withTotp(await newPerson());
      if (op.id === 'createSession') return asking(op, byPassword(person, { code }));
      return asking(op, { as: person.as, json: { code } });
    },
    wrong_password: (op: Op) => asking(op, { json: { password: 'wrong' } }),
    password_not_enough: async (op: Op) => {
      const { as } = await withTotp(await newPerson());
      return asking(op, { as, json: { password } });
    },
    passkey_not_accepted: (op: Op) =>
      withProof(op, ({ response }) => ({ response: { ...response, response: {} } })),
    passkey_challenge_over: (op: Op) => withProof(op, () => ({ challengeId: seedId('nobody') })),
    passkey_already_registered: async (op: Op) => {
      const person = await withPasskey(await newPerson());
      const { challengeId, options } = await challenge(person.as, '/v1/me/passkey-challenges');
      const json = { challengeId, name: 'Он же', response: person.key.create(options) };
      return asking(op, { as: person.as, json });
    },
    passkey_not_found: (op: Op) => asking(op, { path: { passkeyId: seedId('nobody') } }),
    too_many_passkeys: async (op: Op) => {
      const person = await newPerson();
      if (op.id === 'startPasskeyRegistration') {
        await filled(person);
        return asking(op, { as: person.as });
      }
      const how = await good(op);
      const [row] = await admin
        .selectFrom('passkey_challenges')
        .select('user_id')
        .where('id', '=', (how.json as { challengeId: string }).challengeId)
        .execute();
      await filled({ userId: String(row?.user_id) });
      return asking(op, { as: how.as ?? null, json: how.json });
    },
    totp_already_on: async (op: Op) => asking(op, { as: (await withTotp(await newPerson())).as }),
    totp_not_started: async (op: Op) => asking(op, { as: (await newPerson()).as, json: { code: '000000' } }),
    totp_not_found: async (op: Op) => asking(op, { as: (await newPerson()).as }),
    second_factor_missing: async (op: Op) => asking(op, { as: (await newPerson()).as }),
    second_factor_demanded: async (op: Op) => {
      const person = await withPasskey(await newPerson({ required: true }));
      if (op.id === 'deletePasskey')
        return asking(op, { as: person.as, path: { passkeyId: person.passkeyId } });
      const other = await withTotp(await newPerson({ required: true }));
      return asking(op, { as: other.as });
    },
    /** Five wrong proofs of one person, and a sixth. */
    sign_in_throttled: async (op: Op): Promise<Told> => {
      const how = await good(op);
      const json = op.id === 'verifySession' ? { password: 'wrong' } : { code: '000000' };
      const once = () => ask(over(url), op, { ...how, json, headers: { 'accept-language': 'en' } } as Ask);
      for (let failures = 0; failures < 5; failures++) await once();
      return once();
    },
  };
}
