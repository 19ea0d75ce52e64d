import type { Db } from '../../db/database.ts';
import { measureMails } from './outbox-store.ts';

/** What /metrics tells of mail. */
export async function mailGauges(db: Db) {
  const { waiting, oldestSeconds, refused } = await measureMails(db);
  return {
    mails_waiting: { help: 'Mails that are not sent yet', value: waiting },
    mails_waiting_oldest_seconds: { help: 'Age of the oldest of them', value: oldestSeconds },
    mails_refused: { help: 'Mails that a mail server has refused for good', value: refused },
  };
}
