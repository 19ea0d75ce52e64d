import type { Db } from '../../db/database.ts';
import { deleteOldResets } from './store.ts';

const keptMs = 24 * 3600 * 1000;

/** For the daily job: links of mails that have long stopped working. */
export async function forgetOldResets(db: Db): Promise<void> {
  await deleteOldResets(db, new Date(Date.now() - keptMs));
}
