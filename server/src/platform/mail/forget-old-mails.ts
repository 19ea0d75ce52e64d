import type { Db } from '../../db/database.ts';
import { deleteOldMails } from './outbox-store.ts';

/** For the tidy job: what was sent or refused is asked about for a while, and is personal data after that. */
export const forgetOldMails = (db: Db): Promise<void> => deleteOldMails(db, 90);
