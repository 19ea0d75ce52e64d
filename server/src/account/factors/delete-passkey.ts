import { DomainError } from '../../platform/errors.ts';
import { deletePasskey as deleteRow } from './store.ts';
import { type Asker, type FactorDeps, settleLoss, updateFactors } from './update-factors.ts';

/** @throws passkey_not_found, second_factor_demanded */
export const deletePasskey = (deps: FactorDeps, asker: Asker, passkeyId: string) =>
  updateFactors(deps, asker, async (tx, { id, factors }, now) => {
    const deleted = await deleteRow(tx, id, passkeyId);
    if (!deleted) throw new DomainError('passkey_not_found');
    await settleLoss(tx, id, { ...factors, passkeys: factors.passkeys - 1 }, now);
    return { news: { kind: 'passkey_deleted', name: deleted.name }, result: undefined };
  });
