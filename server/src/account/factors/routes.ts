import type { Call, TagHandlers } from '../../http/contract.ts';
import { reply } from '../../http/reply.ts';
import { signedInOf } from '../../platform/actor.ts';
import { DomainError } from '../../platform/errors.ts';
import { deviceOf } from '../../sessions/device.ts';
import { confirmTotp } from './confirm-totp.ts';
import { deletePasskey } from './delete-passkey.ts';
import { disableTotp } from './disable-totp.ts';
import { regenerateRecoveryCodes } from './regenerate-recovery-codes.ts';
import { registerPasskey } from './register-passkey.ts';
import { startPasskeyRegistration } from './start-passkey-registration.ts';
import { startTotp } from './start-totp.ts';
import { findFactorOwner, listPasskeys, renamePasskey } from './store.ts';
import type { Asker, FactorDeps } from './update-factors.ts';
import { factorsToWire, passkeyToWire } from './wire.ts';

export type FactorOperation =
  | 'getSecondFactors'
  | 'startTotp'
  | 'confirmTotp'
  | 'disableTotp'
  | 'regenerateRecoveryCodes'
  | 'startPasskeyRegistration'
  | 'registerPasskey'
  | 'listPasskeys'
  | 'renamePasskey'
  | 'deletePasskey';

export const factorRoutes = (deps: FactorDeps): Pick<TagHandlers<'account'>, FactorOperation> => ({
  getSecondFactors: async ({ actor }) => {
    const owner = await findFactorOwner(deps.db, signedInOf(actor).userId);
    if (!owner) throw new DomainError('unauthenticated');
    return factorsToWire(owner.factors);
  },

  startTotp: ({ actor }) => startTotp(deps, signedInOf(actor).userId),

  confirmTotp: async (call) => {
    const { result, cookie } = await confirmTotp(deps, askerOf(call), call.body.code);
    return reply(result, { cookies: [cookie] });
  },

  disableTotp: async (call) => {
    const { cookie } = await disableTotp(deps, askerOf(call));
    return reply(undefined, { cookies: [cookie] });
  },

  regenerateRecoveryCodes: async (call) => {
    const { result, cookie } = await regenerateRecoveryCodes(deps, askerOf(call));
    return reply(result, { cookies: [cookie] });
  },

  startPasskeyRegistration: ({ actor }) => startPasskeyRegistration(deps, signedInOf(actor).userId),

  registerPasskey: async (call) => {
    const { result, cookie } = await registerPasskey(deps, askerOf(call), call.body);
    return reply({ ...result, passkey: passkeyToWire(result.passkey) }, { cookies: [cookie] });
  },

  listPasskeys: async ({ actor }) => ({
    items: (await listPasskeys(deps.db, signedInOf(actor).userId)).map(passkeyToWire),
  }),

  renamePasskey: async ({ actor, path, body }) => {
    const renamed = await renamePasskey(deps.db, signedInOf(actor).userId, path.passkeyId, body.name.trim());
    if (!renamed) throw new DomainError('passkey_not_found');
    return passkeyToWire(renamed);
  },

  deletePasskey: async (call) => {
    const { cookie } = await deletePasskey(deps, askerOf(call), call.path.passkeyId);
    return reply(undefined, { cookies: [cookie] });
  },
});

function askerOf({ actor, ip, userAgent }: Pick<Call<'disableTotp'>, 'actor' | 'ip' | 'userAgent'>): Asker {
  const { userId, sessionId } = signedInOf(actor);
  return { userId, sessionId, device: deviceOf(userAgent), address: ip };
}
