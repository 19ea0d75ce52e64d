import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { FileStore } from './file-store.ts';
import { removeOrphan } from './store.ts';

/** Nothing that is being received or kept takes this long. */
const ageMs = 86_400_000;

/** Removes the files of transactions that never were, and what was being written when a server died. */
export async function collectOrphans(db: Kysely<Database>, files: FileStore, now: Date): Promise<number> {
  const before = new Date(now.getTime() - ageMs);
  await files.removeUnfinished(before);
  let collected = 0;
  for await (const sha256 of files.listPutBefore(before))
    if (await removeOrphan(db, files, sha256, before)) collected++;
  return collected;
}
