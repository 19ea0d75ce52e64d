import { sql } from 'kysely';
import type { MailRow } from '../db/account-schema.ts';
import type { Db } from '../db/database.ts';
import { BEYOND_LAST } from '../db/page.ts';
import type { MailKind } from '../platform/mail/outbox-store.ts';

export type KeptMail = Pick<MailRow, 'id' | 'recipient' | 'locale' | 'created_at'> & {
  kind: MailKind;
  letter: Buffer;
};

/** One row more than `limit` of the mails whose letters are still here, the newest first. */
export async function listKeptMails(
  db: Db,
  after: [createdAt: string, id: string] | null,
  limit: number,
): Promise<KeptMail[]> {
  const [at, id] = after ?? BEYOND_LAST;
  const { rows } = await sql<KeptMail>`
select id, kind, recipient, locale, created_at, letter from mails
where letter is not null and (created_at, id) < (${at}::timestamptz, ${id}::uuid)
order by created_at desc, id desc limit ${limit}::int + 1`.execute(db);
  return rows;
}

export async function findKeptMail(db: Db, id: string): Promise<KeptMail | undefined> {
  const { rows } = await sql<KeptMail>`
select id, kind, recipient, locale, created_at, letter from mails
where id = ${id}::uuid and letter is not null`.execute(db);
  return rows[0];
}
