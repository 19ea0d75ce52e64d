import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { DebtBook } from './debt-book.ts';
import { plannedAllocations } from './posting-store.ts';
import { decideReceipts, listWaiting } from './waiting-store.ts';

/**
 * Decides anew what receipts pay that wait for an operator: a statement may come before the portfolio that it pays
 * for. What still leaves a doubt goes on waiting, with the reason as it is now. The caller holds the posting.
 */
export async function replanWaitingReceipts(tx: Transaction<Database>, now: Date): Promise<void> {
  const waiting = await listWaiting(tx);
  if (waiting.length === 0) return;
  const book = await DebtBook.open(tx, true);
  const plans = await book.plan(
    waiting.map(({ companyId, ...receipt }) => (companyId === null ? receipt : { ...receipt, companyId })),
  );
  const receipts = plans.map((plan, index) => ({ id: waiting[index]?.id ?? '', plan }));
  await decideReceipts(
    tx,
    now,
    receipts.map(({ id, plan }) => ({
      id,
      company_id: plan.companyId,
      waiting_reason: plan.waitingReason,
      allocated_kopecks: String(plan.allocations.reduce((sum, { amountKopecks }) => sum + amountKopecks, 0n)),
    })),
    receipts.flatMap(({ id, plan }) => plannedAllocations(id, plan)),
  );
}
