import type { Tx } from '../db/database.ts';
import { DomainError } from '../platform/errors.ts';
import { recordConsents } from './record-consents.ts';
import { notInForce } from './store.ts';

/**
 * Records that a person accepts texts in force: all of them, or none.
 * @throws terms_outdated when one of them is not in force, or not any more.
 */
export async function acceptTerms(
  tx: Tx,
  consent: { userId: string; address: string; documentIds: readonly string[] },
  now: Date,
): Promise<void> {
  const { userId, address, documentIds } = consent;
  if ((await notInForce(tx, documentIds)).length > 0) throw new DomainError('terms_outdated');
  await recordConsents(tx, { userId }, documentIds, { at: now, address });
}
