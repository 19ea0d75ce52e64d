import { CompiledQuery, type Insertable, sql, type Updateable } from 'kysely';
import type { LoginChangeRow } from '../../db/account-schema.ts';
import type { Db, Tx } from '../../db/database.ts';
import { BEYOND_LAST, type Page, pageText, readPage } from '../../db/page.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Locale } from '../../platform/locale.ts';
import { type AttachmentKind, CONFIRM_MS, type LoginChange, WAIT_MS } from './login-change.ts';

/** A change and its person, both held until the transaction ends. */
export type HeldChange = LoginChange & {
  id: string;
  companyId: string;
  userId: string;
  oldLogin: string;
  newLogin: string;
  sessionId: string | null;
  lostMailbox: boolean;
  decidedAt: Date | null;
  /** The person's login and language now. */
  login: string;
  locale: Locale;
};
export type HeldPerson = { id: string; login: string; name: string; locale: Locale };

/** The person, first of all that is held, so that whatever happens to their login happens one after another. */
export async function holdPerson(tx: Tx, userId: string): Promise<HeldPerson | undefined> {
  return tx
    .selectFrom('users')
    .select(['id', 'email as login', 'full_name as name', 'locale'])
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirst();
}

const findTexts = {
  id: 'select id, user_id as "userId" from login_changes where id = $1 /* all companies */',
  confirm:
    'select id, user_id as "userId" from login_changes where confirm_token_hash = $1 /* all companies */',
  undo: 'select id, user_id as "userId" from login_changes where revert_token_hash = $1 /* all companies */',
};

const holdText = `
select l.id, l.company_id as "companyId", l.user_id as "userId", l.old_email as "oldLogin", l.new_email as "newLogin",
  l.session_id as "sessionId", l.lost_mailbox as "lostMailbox", l.state, l.by_attorney as "byAttorney",
  l.form_file_id as "formFileId", l.attorney_file_id as "attorneyFileId", l.created_at as "createdAt",
  l.confirm_until as "confirmUntil", l.revert_until as "revertUntil", l.decided_at as "decidedAt",
  u.email as login, u.locale
from login_changes l join users u on u.id = l.user_id where l.id = $1
for update of l /* all companies */`;

/** By its id, or by the hash of one of its links. */
export async function holdChange(
  tx: Tx,
  by: keyof typeof findTexts,
  value: string | Buffer,
): Promise<HeldChange | undefined> {
  const found = await tx.executeQuery<{ id: string; userId: string }>(
    CompiledQuery.raw(findTexts[by], [value]),
  );
  const [row] = found.rows;
  if (!row) return undefined;
  await holdPerson(tx, row.userId);
  return (await tx.executeQuery<HeldChange>(CompiledQuery.raw(holdText, [row.id]))).rows[0];
}

/** The person's own change, held. @throws login_change_not_found */
export async function holdOwnChange(tx: Tx, userId: string, id: string): Promise<HeldChange> {
  const change = await holdChange(tx, 'id', id);
  if (change?.userId !== userId) throw new DomainError('login_change_not_found');
  return change;
}

/** When the latest five of a person began, the newest first. */
export async function listBegun(tx: Tx, userId: string): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`
select created_at as at from login_changes where user_id = ${userId}
order by created_at desc, id desc limit 5 /* all companies */`.execute(tx);
  return rows.map(({ at }) => at);
}

export async function hasOpenChange(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await sql`
select from login_changes where user_id = ${userId} and state in ('waiting_confirmation', 'waiting_approval')
/* all companies */`.execute(tx);
  return rows.length > 0;
}

export async function insertChange(
  tx: Tx,
  change: Omit<Insertable<LoginChangeRow>, 'form_file_id' | 'attorney_file_id'>,
): Promise<void> {
  await tx
    .insertInto('login_changes')
    .values({ ...change, form_file_id: null, attorney_file_id: null })
    .execute();
}

type Changed = Pick<
  Updateable<LoginChangeRow>,
  | 'state'
  | 'confirmed_at'
  | 'decided_at'
  | 'decided_by'
  | 'rejection_reason'
  | 'revert_until'
  | 'reverted_at'
  | 'form_file_id'
  | 'attorney_file_id'
>;

export async function saveChange(tx: Tx, { companyId, id }: HeldChange, changed: Changed): Promise<void> {
  await tx
    .updateTable('login_changes')
    .set(changed)
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute();
}

/** Cancels what was asked for in a person's name; what an operator began at their call goes on. */
export async function cancelChangesOf(tx: Tx, userId: string, at: Date): Promise<void> {
  await sql`
update login_changes set state = 'cancelled', decided_at = ${at}
where user_id = ${userId} and state in ('waiting_confirmation', 'waiting_approval') and not lost_mailbox
/* all companies */`.execute(tx);
}

/** Whose login an address is. */
export async function findOwnerOf(
  db: Db,
  login: string,
): Promise<{ id: string; locale: Locale } | undefined> {
  return db
    .selectFrom('users')
    .select(['id', 'locale'])
    .where(sql`lower(email)`, '=', sql`lower(${login})`)
    .executeTakeFirst();
}

/**
 * Gives a person another login.
 * @throws login_taken
 */
export async function setLogin(tx: Tx, userId: string, login: string): Promise<void> {
  try {
    await tx.updateTable('users').set({ email: login }).where('id', '=', userId).execute();
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw new DomainError('login_taken');
    throw error;
  }
}

/** What followed a change that was undone falls with it. */
export async function fellLater(tx: Tx, { id, userId, decidedAt }: HeldChange, at: Date): Promise<void> {
  await sql`
update login_changes set state = 'reverted', reverted_at = ${at}
where user_id = ${userId} and id <> ${id} and state = 'approved' and decided_at >= ${decidedAt}
/* all companies */`.execute(tx);
  await sql`
update login_changes set state = 'cancelled', decided_at = ${at}
where user_id = ${userId} and id <> ${id} and state in ('waiting_confirmation', 'waiting_approval')
/* all companies */`.execute(tx);
}

const overdueText = `
update login_changes l set state = 'expired', decided_at = $1
from users u
where u.id = l.user_id and ($2::uuid is null or l.user_id = $2)
  and (l.state = 'waiting_confirmation' and l.confirm_until <= $1
    or l.state = 'waiting_approval' and l.created_at <= $1::timestamptz - $3 * interval '1 ms')
returning l.id, l.old_email as "oldLogin", l.new_email as "newLogin", u.email as login, u.locale,
  l.confirmed_at is not null as confirmed /* all companies */`;

export type ExpiredChange = Pick<HeldChange, 'id' | 'oldLogin' | 'newLogin' | 'login' | 'locale'> & {
  confirmed: boolean;
};

/** Closes what nothing came of in time, of one person or of all. */
export async function expireChanges(
  tx: Tx,
  now: Date,
  userId: string | null = null,
): Promise<ExpiredChange[]> {
  const query = CompiledQuery.raw(overdueText, [now, userId, WAIT_MS]);
  return (await tx.executeQuery<ExpiredChange>(query)).rows;
}

export const confirmUntilOf = (now: Date): Date => new Date(now.getTime() + CONFIRM_MS);

const attachmentOf = (kind: AttachmentKind) => `(
    select json_build_object('name', f.name, 'contentType', f.content_type, 'sizeBytes', f.size_bytes,
      'attachedAt', instant_wire(f.created_at))
    from files f where f.id = l.${kind}_file_id and f.company_id = l.company_id) as ${kind}`;

/** A change `l` of a company `co` in its wire form. */
export const changeColumns = `
  l.id, json_build_object('id', co.id, 'name', co.name, 'inn', co.inn) as company, l.state, l.old_email as "oldLogin",
  l.new_email as "newLogin", l.representative, l.by_attorney as "byAttorney", l.lost_mailbox as "lostMailbox",
  instant_wire(l.created_at) as "requestedAt", instant_wire(l.confirm_until) as "confirmUntil",
  instant_wire(l.confirmed_at) as "confirmedAt", ${attachmentOf('form')}, ${attachmentOf('attorney')},
  instant_wire(l.decided_at) as "decidedAt", l.rejection_reason as "rejectionReason",
  instant_wire(l.revert_until) as "revertUntil", instant_wire(l.reverted_at) as "revertedAt"`;

const getText = `
select row_to_json(change)::text as change from (
  select ${changeColumns} from login_changes l join companies co on co.id = l.company_id
  where l.id = $1 and l.user_id = $2
) change /* all companies */`;

/** The person's own change as JSON. @throws login_change_not_found */
export async function getOwnChange(db: Db, userId: string, id: string): Promise<string> {
  const { rows } = await db.executeQuery<{ change: string }>(CompiledQuery.raw(getText, [id, userId]));
  if (!rows[0]) throw new DomainError('login_change_not_found');
  return rows[0].change;
}

const listText = pageText({
  rows: `
  select ${changeColumns} from login_changes l join companies co on co.id = l.company_id
  where l.user_id = $1 and (l.created_at, l.id) < ($2::timestamptz, $3::uuid) /* all companies */
  order by l.created_at desc, l.id desc
  limit $4::int + 1`,
  order: ['page."requestedAt"', 'page.id'],
  limit: '$4::int',
  descending: true,
});

export function listOwnChanges(
  db: Db,
  userId: string,
  after: [requestedAt: string, id: string] | null,
  limit: number,
): Promise<Page> {
  return readPage(db, listText, [userId, ...(after ?? BEYOND_LAST), limit]);
}
