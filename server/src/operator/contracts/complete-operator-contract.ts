import { listCurrentPayments } from '../../contracts/schedule-store.ts';
import type { Tx } from '../../db/database.ts';
import { appendEvents } from '../../events/store.ts';
import type { Clock } from '../../platform/clock.ts';
import { DomainError } from '../../platform/errors.ts';
import { formatKopecks, sum } from '../../platform/money.ts';
import { holdPosting } from '../receipts/debts-store.ts';
import { lockContract, setStatus } from './work-store.ts';

/**
 * Closes a contract that is paid in full, penalties too.
 * @throws contract_not_found, contract_not_active, contract_unpaid.
 */
export async function completeOperatorContract(tx: Tx, clock: Clock, contractId: string): Promise<void> {
  await holdPosting(tx);
  const contract = await lockContract(tx, contractId);
  if (contract === undefined) throw new DomainError('contract_not_found');
  if (contract.status !== 'active') throw new DomainError('contract_not_active');
  const { companyId } = contract;
  const payments = await listCurrentPayments(tx, companyId, contractId);
  const left = payments.map(({ paidKopecks, totalKopecks }) => totalKopecks - paidKopecks);
  const unpaid = left.filter((kopecks) => kopecks > 0n);
  if (unpaid.length > 0)
    throw new DomainError('contract_unpaid', {
      payments: unpaid.length,
      outstanding: formatKopecks(sum(unpaid)),
    });
  await setStatus(tx, contract, 'completed');
  const object = { type: 'contract', id: contractId } as const;
  const data = { contractNumber: contract.number, assetName: contract.assetName };
  await appendEvents(tx, clock.now(), [{ type: 'contract.completed', companyId, contractId, object, data }]);
}
