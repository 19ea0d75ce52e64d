import type { Tx } from '../../db/database.ts';
import { appendEvents } from '../../events/store.ts';
import type { Clock } from '../../platform/clock.ts';
import { DomainError } from '../../platform/errors.ts';
import { holdPosting } from '../receipts/debts-store.ts';
import { writeVersion } from './amend-operator-contract.ts';
import { lockContract, setStatus } from './work-store.ts';

/**
 * Ends a contract today: what is due stays owed, what would have come is dropped by a last version.
 * @throws contract_not_found, contract_not_active.
 */
export async function terminateOperatorContract(
  tx: Tx,
  clock: Clock,
  createdBy: string,
  contractId: string,
  reason: string,
): Promise<void> {
  await holdPosting(tx);
  const contract = await lockContract(tx, contractId);
  if (contract === undefined) throw new DomainError('contract_not_found');
  if (contract.status !== 'active') throw new DomainError('contract_not_active');
  const today = clock.today();
  await writeVersion(tx, clock, contract, {
    ...{ createdBy, reason, effectiveOn: today, byRequest: false, endsOn: today },
    ...{ planned: [], schedule: { lines: [] } },
  });
  await setStatus(tx, contract, 'terminated');
  const { companyId } = contract;
  const object = { type: 'contract', id: contractId } as const;
  const data = { contractNumber: contract.number, assetName: contract.assetName };
  await appendEvents(tx, clock.now(), [{ type: 'contract.terminated', companyId, contractId, object, data }]);
}
