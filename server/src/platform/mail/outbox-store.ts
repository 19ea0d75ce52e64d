import type { Tx } from '../../db/database.ts';
import { newId } from '../id.ts';
import type { Locale } from '../locale.ts';
import type { Vault } from '../vault.ts';
import type { Letter } from './letter.ts';

export type Mail = {
  /** What it is about, for the log: `password_reset`. */
  kind: string;
  to: string;
  locale: Locale;
  letter: Letter;
};

/** Puts a mail into the outbox, in the transaction of the fact it tells of; it is sent when that is committed. */
export async function enqueueMail(tx: Tx, vault: Vault, mail: Mail): Promise<void> {
  const id = newId();
  const now = new Date();
  await tx
    .insertInto('mails')
    .values({
      id,
      message_id: `<${id}@element-cabinet>`,
      kind: mail.kind,
      recipient: mail.to,
      locale: mail.locale,
      letter: vault.seal('letter', id, JSON.stringify(mail.letter)),
      state: 'waiting',
      next_try_at: now,
      created_at: now,
    })
    .execute();
}
