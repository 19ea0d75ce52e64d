import { makeSchedule } from '../../contracts/schedule.ts';
import { changePayments, findCurrentVersion } from '../../contracts/schedule-store.ts';
import type { Tx } from '../../db/database.ts';
import { appendEvents } from '../../events/store.ts';
import { holdCalendar } from '../../platform/calendar-store.ts';
import { DomainError } from '../../platform/errors.ts';
import {
  type ConcludeDeps,
  type CredentialsWay,
  concludeApplication,
} from '../applications/conclude-application.ts';
import { holdPosting } from '../receipts/debts-store.ts';
import { replanWaitingReceipts } from '../receipts/replan-waiting-receipts.ts';
import { lockContract, setStatus } from './work-store.ts';

/**
 * Puts a draft into force: its payments by the calendar of today, and whoever applied for it gets an account.
 * @throws contract_not_found, contract_not_draft, login_of_staff, login_locked.
 */
export async function activateOperatorContract(
  tx: Tx,
  deps: ConcludeDeps,
  contractId: string,
  { credentials, by }: { credentials: CredentialsWay; by: string | null },
): Promise<void> {
  const { clock } = deps;
  await holdPosting(tx);
  const contract = await lockContract(tx, contractId);
  if (contract === undefined) throw new DomainError('contract_not_found');
  if (contract.status !== 'draft') throw new DomainError('contract_not_draft');
  const calendar = await holdCalendar(tx);
  const { companyId, dueDateRule } = contract;
  const { lines } = await findCurrentVersion(tx, companyId, contractId);
  const insert = makeSchedule(lines, dueDateRule, calendar);
  await setStatus(tx, contract, 'active');
  await changePayments(tx, companyId, contractId, { insert, update: [], remove: [] });
  const object = { type: 'contract', id: contractId } as const;
  const data = { contractNumber: contract.number, assetName: contract.assetName };
  const now = clock.now();
  await appendEvents(tx, now, [{ type: 'contract.created', companyId, contractId, object, data }]);
  await replanWaitingReceipts(tx, now);
  await concludeApplication(tx, deps, { companyId, contractId }, credentials, by);
}
