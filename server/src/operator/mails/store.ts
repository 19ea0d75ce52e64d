import { CompiledQuery, sql } from 'kysely';
import type { MailRow } from '../../db/account-schema.ts';
import type { Db, Tx } from '../../db/database.ts';
import { BEYOND_LAST, type Page, pageText, readPage } from '../../db/page.ts';
import { patienceDays } from '../../platform/mail/outbox-store.ts';

const columns = `
  m.id, m.state, m.kind, m.recipient, m.attempts, m.last_error as "lastError",
  case when m.state = 'waiting' then instant_wire(m.next_try_at) end as "nextTryAt",
  instant_wire(m.created_at) as "createdAt", instant_wire(m.sent_at) as "sentAt"`;

const listText = pageText({
  rows: `
  select ${columns} from mails m
  where ($1::text is null or m.state = $1) and (m.created_at, m.id) < ($2::timestamptz, $3::uuid)
  order by m.created_at desc, m.id desc
  limit $4::int + 1`,
  order: ['page."createdAt"', 'page.id'],
  limit: '$4::int',
  descending: true,
});

/** A page of mails, the newest first. */
export function listMails(
  db: Db,
  state: MailRow['state'] | null,
  after: [createdAt: string, id: string] | null,
  limit: number,
): Promise<Page> {
  return readPage(db, listText, [state, ...(after ?? BEYOND_LAST), limit]);
}

const oneText = `select row_to_json(mail)::text as mail from (select ${columns} from mails m where m.id = $1) mail`;

async function findMail(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ mail: string }>(CompiledQuery.raw(oneText, [id]));
  return rows[0]?.mail;
}

export async function lockMailState(tx: Tx, id: string): Promise<MailRow['state'] | undefined> {
  const row = await tx
    .selectFrom('mails')
    .select('state')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.state;
}

/** Makes a mail due at once, with the patience of a new one; tells it as JSON text. One that is being sent stays so. */
export async function makeDue(tx: Tx, id: string): Promise<string> {
  await sql`
update mails set state = 'waiting', next_try_at = now(), attempts = case when state = 'refused' then 0 else attempts end,
  give_up_at = now() + make_interval(days => ${patienceDays}::int)
where id = ${id}::uuid`.execute(tx);
  const mail = await findMail(tx, id);
  if (mail === undefined) throw new Error('a locked row stays');
  return mail;
}
