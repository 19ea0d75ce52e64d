import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { newId } from '../platform/id.ts';

export type CurrentDocument = { id: string; title: { ru: string; en: string } };

/** The latest version of each kind. */
export async function currentDocuments(tx: Tx): Promise<CurrentDocument[]> {
  const { rows } = await sql<CurrentDocument>`
select distinct on (kind) id, title from legal_documents order by kind, version desc`.execute(tx);
  return rows;
}

export async function insertConsents(
  tx: Tx,
  documentIds: readonly string[],
  { userId, address, now }: { userId: string; address: string; now: Date },
): Promise<void> {
  for (const legal_document_id of documentIds)
    await tx
      .insertInto('consents')
      .values({
        id: newId(),
        user_id: userId,
        application_id: null,
        legal_document_id,
        given_at: now,
        address,
      })
      .execute();
}
