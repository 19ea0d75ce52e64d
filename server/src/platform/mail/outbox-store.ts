import { type Kysely, sql } from 'kysely';
import type { MailRow } from '../../db/account-schema.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { Database } from '../../db/schema.ts';
import type { components } from '../../http/schema.gen.ts';
import { newId } from '../id.ts';
import type { Locale } from '../locale.ts';
import type { Vault } from '../vault.ts';
import type { Letter } from './letter.ts';

/** What a mail is about; the console names each in words. */
export type MailKind = components['schemas']['MailKind'];

export type Mail = {
  kind: MailKind;
  to: string;
  locale: Locale;
  letter: Letter;
};

/** How long a mail server may say "later"; a link or a password in a mail is worth nothing after that. */
export const patienceDays = 5;

/** Puts a mail into the outbox, in the transaction of the fact it tells of; it is sent when that is committed. */
export async function enqueueMail(tx: Tx, vault: Vault, mail: Mail): Promise<void> {
  const id = newId();
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
      next_try_at: sql`now()`,
      give_up_at: sql`now() + make_interval(days => ${patienceDays}::int)`,
      created_at: new Date(),
    })
    .execute();
}

export type ClaimedMail = Pick<
  MailRow,
  'id' | 'message_id' | 'kind' | 'recipient' | 'locale' | 'letter' | 'created_at' | 'give_up_at'
> & { attempts: number };

/**
 * Mails whose turn it is, the longest due first. Each is this server's alone for the lease; a server that is killed
 * loses its claim then, and no connection is held meanwhile.
 */
export async function claimMails(
  db: Kysely<Database>,
  { limit, leaseSeconds }: { limit: number; leaseSeconds: number },
): Promise<ClaimedMail[]> {
  const { rows } = await sql<ClaimedMail>`
with due as (
  select id from mails
  where state = 'waiting' and next_try_at <= now() and (claimed_until is null or claimed_until < now())
  order by next_try_at, id limit ${limit}::int for update skip locked
)
update mails m set attempts = attempts + 1, claimed_until = now() + make_interval(secs => ${leaseSeconds}::int)
from due where m.id = due.id
returning m.id, m.message_id, m.kind, m.recipient, m.locale, m.letter, m.attempts, m.created_at, m.give_up_at`.execute(
    db,
  );
  return rows;
}

/** `keep` leaves the letter readable, for the sandbox's mailbox. */
export async function markSent(db: Db, id: string, keep: boolean): Promise<void> {
  await sql`
update mails set state = 'sent', sent_at = now(), claimed_until = null, last_error = null,
  letter = case when ${keep}::bool then letter end
where id = ${id}::uuid and state = 'waiting'`.execute(db);
}

type Claim = Pick<ClaimedMail, 'id' | 'attempts'>;

export async function markRefused(db: Db, { id, attempts }: Claim, error: string): Promise<void> {
  await sql`
update mails set state = 'refused', claimed_until = null, last_error = ${error}
where id = ${id}::uuid and state = 'waiting' and attempts = ${attempts}::int`.execute(db);
}

/** Lets it wait. An attempt that did not get as far as the mail itself is not counted. */
export async function postpone(
  db: Db,
  { id, attempts }: Claim,
  { error, seconds, counted }: { error: string; seconds: number; counted: boolean },
): Promise<void> {
  await sql`
update mails set next_try_at = now() + make_interval(secs => ${seconds}::int), claimed_until = null, last_error = ${error},
  attempts = attempts - ${counted ? 0 : 1}::int
where id = ${id}::uuid and state = 'waiting' and attempts = ${attempts}::int`.execute(db);
}

/** How many mails wait, since when the oldest does, and how many were refused. */
export async function measureMails(
  db: Db,
): Promise<{ waiting: number; oldestSeconds: number; refused: number }> {
  const { rows } = await sql<{ waiting: number; oldestSeconds: number; refused: number }>`
select w.waiting, w."oldestSeconds",
  (select count(*)::int from mails where state = 'refused') as refused
from (
  select count(*)::int as waiting,
    coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "oldestSeconds"
  from mails where state = 'waiting'
) w`.execute(db);
  return rows[0] ?? { waiting: 0, oldestSeconds: 0, refused: 0 };
}

/** Forgets what was sent or refused long ago. */
export async function deleteOldMails(db: Db, days: number): Promise<void> {
  await sql`
delete from mails where state <> 'waiting' and created_at < now() - make_interval(days => ${days}::int)`.execute(
    db,
  );
}
