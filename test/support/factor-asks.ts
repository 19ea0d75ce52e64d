import { seedId } from '../../server/src/sandbox/random.ts';
import type { Ask } from './ask.ts';
import { codeOf, factorsOn, password } from './factors.ts';
import { softPasskey } from './passkeys.ts';
import type { TestServer } from './server.ts';

/** What is asked by a person of its own, so that the demo's people stay as they are. */
export type FactorOperation =
  | 'updateCompanySecurity'
  | 'verifySession'
  | 'startTotp'
  | 'confirmTotp'
  | 'disableTotp'
  | 'regenerateRecoveryCodes'
  | 'startPasskeyRegistration'
  | 'registerPasskey'
  | 'renamePasskey'
  | 'deletePasskey';

/** Requests about factors that succeed, each of a person of its own. */
export function factorAsks(server: TestServer): Record<FactorOperation, () => Promise<Ask>> {
  const { newPerson, startTotp, withTotp, withPasskey, challenge } = factorsOn(server);
  return {
    updateCompanySecurity: async () => ({
      path: { companyId: seedId('company', 'severny-put') },
      json: { secondFactorRequired: false },
    }),
    async verifySession() {
      const { as } = await newPerson();
      return { as, json: { password } };
    },
    async startTotp() {
      const { as } = await newPerson();
      return { as };
    },
    async confirmTotp() {
      const person = await newPerson();
      const { secret } = await startTotp(person);
      return { as: person.as, json: { code: codeOf(secret) } };
    },
    async disableTotp() {
      const { as } = await withTotp(await newPerson());
      return { as };
    },
    async regenerateRecoveryCodes() {
      const { as } = await withTotp(await newPerson());
      return { as };
    },
    async startPasskeyRegistration() {
      const { as } = await newPerson();
      return { as };
    },
    async registerPasskey() {
      const { as } = await newPerson();
      const { challengeId, options } = await challenge(as, '/v1/me/passkey-challenges');
      return { as, json: { challengeId, name: 'Ноутбук', response: softPasskey().create(options) } };
    },
    async renamePasskey() {
      const { as, passkeyId } = await withPasskey(await newPerson());
      return { as, path: { passkeyId }, json: { name: 'Домашний ноутбук' } };
    },
    async deletePasskey() {
      const { as, passkeyId } = await withPasskey(await newPerson());
      return { as, path: { passkeyId } };
    },
  };
}
