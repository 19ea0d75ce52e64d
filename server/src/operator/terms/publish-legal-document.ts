import type { Tx } from '../../db/database.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { holdVersion, insertDocument, type NewDocument } from '../../terms/store.ts';

type Said = Pick<NewDocument, 'kind' | 'title' | 'body' | 'changes'> & {
  /** The version that was in force when it was written. */
  basedOnVersion: number;
};

/**
 * Puts a new version of a text into force: the next request of every client finds it among their steps.
 * @returns the document, as JSON.
 * @throws terms_version_conflict when somebody published meanwhile, terms_changes_required
 */
export async function publishLegalDocument(
  tx: Tx,
  said: Said,
  published: { at: Date; by: string | null },
): Promise<Buffer> {
  const { basedOnVersion, ...document } = said;
  const current = await holdVersion(tx, document.kind);
  if (current !== basedOnVersion) throw new DomainError('terms_version_conflict', { version: current });
  if (current > 0 && document.changes === null) throw new DomainError('terms_changes_required');
  return insertDocument(tx, {
    ...{ id: newId(), version: current + 1, published_at: published.at, published_by: published.by },
    ...document,
    changes: current > 0 ? document.changes : null,
  });
}
