import { DomainError } from '../../platform/errors.ts';
import { wantsRecoveryCodes } from './factors.ts';
import { type Asker, type FactorDeps, renewRecoveryCodes, updateFactors } from './update-factors.ts';

/** @throws second_factor_missing */
export const regenerateRecoveryCodes = (deps: FactorDeps, asker: Asker) =>
  updateFactors(deps, asker, async (tx, { id, factors }, now) => {
    if (!wantsRecoveryCodes(factors)) throw new DomainError('second_factor_missing');
    const recoveryCodes = await renewRecoveryCodes(tx, deps.vault, id, now);
    return { news: { kind: 'recovery_codes_made' }, result: { recoveryCodes } };
  });
