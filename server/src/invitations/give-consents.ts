import type { Tx } from '../db/database.ts';
import { DomainError } from '../platform/errors.ts';
import { currentDocuments, insertConsents } from './consents-store.ts';

/**
 * Records a new person's consent to the documents in force, which they named all.
 * @throws consents_missing
 */
export async function giveConsents(
  tx: Tx,
  given: { userId: string; ids: readonly string[]; address: string; now: Date },
): Promise<void> {
  const current = await currentDocuments(tx);
  const errors = current
    .filter(({ id }) => !given.ids.includes(id))
    .map(({ title }) => ({ pointer: '/legalDocumentIds', code: 'consents_missing', message: title }));
  if (errors.length > 0) throw new DomainError('consents_missing', {}, errors);
  await insertConsents(
    tx,
    current.map(({ id }) => id),
    given,
  );
}
