import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { DomainError } from '../../platform/errors.ts';
import { holdPosting } from './debts-store.ts';
import { holdReceipt } from './held-store.ts';
import { findReceipt } from './store.ts';
import { findAllocation, takeBack } from './undoing-store.ts';

/**
 * Takes an allocation back; it stays, with who undid it and why. The payment owes again, and the receipt waits.
 * @param check looks at the receipt as it is answered, and throws when it is not the one that was meant.
 * @returns the receipt, as JSON text.
 * @throws receipt_not_found, allocation_not_found, allocation_already_undone.
 */
export async function undoAllocation(
  tx: Transaction<Database>,
  now: Date,
  { receiptId, allocationId }: { receiptId: string; allocationId: string },
  said: { by: string; reason: string },
  check: (receipt: string) => void,
): Promise<string> {
  await holdPosting(tx);
  if ((await holdReceipt(tx, receiptId)) === undefined) throw new DomainError('receipt_not_found');
  const allocation = await findAllocation(tx, receiptId, allocationId);
  if (allocation === undefined) throw new DomainError('allocation_not_found');
  if (allocation.undone) throw new DomainError('allocation_already_undone');
  check((await findReceipt(tx, receiptId)) ?? '');
  await takeBack(tx, now, { receiptId, allocationId, ...said });
  return (await findReceipt(tx, receiptId)) ?? '';
}
