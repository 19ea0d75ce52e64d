import { DomainError } from '../../platform/errors.ts';
import { deleteTotp } from './store.ts';
import { type Asker, type FactorDeps, settleLoss, updateFactors } from './update-factors.ts';

/** @throws totp_not_found, second_factor_demanded */
export const disableTotp = (deps: FactorDeps, asker: Asker) =>
  updateFactors(deps, asker, async (tx, { id, factors }, now) => {
    if (factors.totpConfirmedAt === null) throw new DomainError('totp_not_found');
    await deleteTotp(tx, id);
    await settleLoss(tx, id, { ...factors, totpConfirmedAt: null }, now);
    return { news: { kind: 'totp_disabled' }, result: undefined };
  });
