import { CompiledQuery, type Kysely, sql } from 'kysely';
import { advisoryLocks } from '../../db/advisory-locks.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { Database, FileRow } from '../../db/schema.ts';
import type { FileStore } from './file-store.ts';

export type NewFile = Pick<
  FileRow,
  'id' | 'company_id' | 'content_type' | 'name' | 'created_by' | 'created_at'
>;

/**
 * Keeps a file and writes its row, in the transaction of the fact it belongs to. When that does not commit, the bytes
 * are left without a row, and are collected later.
 */
export async function keepFile(
  tx: Tx,
  files: FileStore,
  file: NewFile,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  // Whoever keeps a file shares it, whoever collects orphans has it alone.
  await sql`select pg_advisory_xact_lock_shared(${advisoryLocks.files}::bigint)`.execute(tx);
  const { sha256, size } = await files.put(content);
  await tx
    .insertInto('files')
    .values({ ...file, sha256: Buffer.from(sha256, 'hex'), size_bytes: BigInt(size) })
    .execute();
}

/** Forgets a file that another took the place of; its bytes are collected later. */
export async function deleteFile(tx: Tx, companyId: string, id: string): Promise<void> {
  await tx.deleteFrom('files').where('company_id', '=', companyId).where('id', '=', id).execute();
}

export type FoundFile = { sha256: string; contentType: string; name: string };

export async function findFile(db: Db, companyId: string, id: string): Promise<FoundFile | undefined> {
  const row = await db
    .selectFrom('files')
    .select(['sha256', 'content_type', 'name'])
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { sha256: row.sha256.toString('hex'), contentType: row.content_type, name: row.name };
}

const belongsText = 'select from files where sha256 = $1 limit 1 /* all companies */';

/** Removes a file that no row names and that nobody put since `before`; answers whether it did. */
export function removeOrphan(
  db: Kysely<Database>,
  files: FileStore,
  sha256: string,
  before: Date,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${advisoryLocks.files}::bigint)`.execute(tx);
    const at = await files.putAt(sha256);
    if (!at || at >= before) return false;
    const { rows } = await tx.executeQuery(CompiledQuery.raw(belongsText, [Buffer.from(sha256, 'hex')]));
    if (rows.length > 0) return false;
    await files.remove(sha256);
    return true;
  });
}
