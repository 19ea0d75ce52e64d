import { DomainError } from '../../platform/errors.ts';
import { clearAttempt, countAttempt, keysOfAttempt } from '../../sessions/count-attempt.ts';
import { plainCode } from './recovery-code.ts';
import { findFactorOwner, findTotp, setTotpConfirmed } from './store.ts';
import { stepOf } from './totp.ts';
import { type Asker, type FactorDeps, firstRecoveryCodes, updateFactors } from './update-factors.ts';

/**
 * Confirms a started app by its first code, so that nobody locks themselves out by one that does not work.
 * @throws totp_not_started, wrong_code, sign_in_throttled
 */
export async function confirmTotp(deps: FactorDeps, asker: Asker, typed: string) {
  const owner = await findFactorOwner(deps.db, asker.userId);
  const keys = keysOfAttempt(owner?.email ?? '', asker.address);
  await countAttempt(deps.db, keys);
  const confirmed = await updateFactors(deps, asker, async (tx, owner, now) => {
    const totp = await findTotp(tx, owner.id);
    if (!totp || totp.confirmed_at) throw new DomainError('totp_not_started');
    const step = stepOf(deps.vault.open('totp', owner.id, totp.secret), plainCode(typed), now);
    if (step === null) throw new DomainError('wrong_code');
    await setTotpConfirmed(tx, owner.id, step, now);
    const recoveryCodes = await firstRecoveryCodes(tx, deps.vault, owner, now);
    return { news: { kind: 'totp_enabled' }, result: { recoveryCodes } };
  });
  await clearAttempt(deps.db, keys);
  return confirmed;
}
