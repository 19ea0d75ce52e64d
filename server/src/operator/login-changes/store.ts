import { CompiledQuery } from 'kysely';
import { approvalBlockedBy, type LoginChange } from '../../account/login-changes/login-change.ts';
import { changeColumns } from '../../account/login-changes/store.ts';
import type { Db } from '../../db/database.ts';
import { BEFORE_FIRST, BEYOND_LAST, pageOf } from '../../db/page.ts';
import type { components } from '../../http/schema.gen.ts';
import { DomainError } from '../../platform/errors.ts';

export type OperatorLoginChange = components['schemas']['OperatorLoginChange'];
type Row = {
  wire: Omit<OperatorLoginChange, 'blockedBy'>;
  decides: Omit<LoginChange, 'createdAt' | 'confirmUntil' | 'revertUntil'>;
  createdAt: Date;
  confirmUntil: Date;
  revertUntil: Date | null;
};

const selected = `
select row_to_json(change) as wire, facts.* from login_changes l
join companies co on co.id = l.company_id
cross join lateral (
  select ${changeColumns},
    (select json_build_object('id', u.id, 'name', u.full_name) from users u where u.id = l.user_id) as person,
    l.identity_note as "identityNote", (select u.full_name from users u where u.id = l.decided_by) as "decidedBy"
) change
cross join lateral (
  select json_build_object('state', l.state, 'byAttorney', l.by_attorney, 'formFileId', l.form_file_id,
      'attorneyFileId', l.attorney_file_id) as decides,
    l.created_at as "createdAt", l.confirm_until as "confirmUntil", l.revert_until as "revertUntil"
) facts /* all companies */`;

/** With the reason why it can't be approved as it stands. */
function toWire(
  { wire, decides, createdAt, confirmUntil, revertUntil }: Row,
  now: Date,
): OperatorLoginChange {
  const blockedBy = approvalBlockedBy({ ...decides, createdAt, confirmUntil, revertUntil }, now);
  return { ...wire, blockedBy: blockedBy as OperatorLoginChange['blockedBy'] };
}

/** @throws login_change_not_found */
export async function getAnyChange(db: Db, id: string, now: Date): Promise<OperatorLoginChange> {
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(`${selected} where l.id = $1`, [id]));
  if (!rows[0]) throw new DomainError('login_change_not_found');
  return toWire(rows[0], now);
}

const conditions = {
  waiting_approval: "l.state = 'waiting_approval'",
  waiting_confirmation: "l.state = 'waiting_confirmation'",
  closed: "l.state not in ('waiting_approval', 'waiting_confirmation')",
  all: 'true',
};
export type ListedState = keyof typeof conditions;

const listText = (state: ListedState) => {
  const [order, beyond] = state === 'waiting_approval' ? ['asc', '>'] : ['desc', '<'];
  return `${selected}
where ${conditions[state]} and (l.created_at, l.id) ${beyond} ($1::timestamptz, $2::uuid)
order by l.created_at ${order}, l.id ${order}
limit $3::int + 1`;
};
const listTexts: Record<ListedState, string> = {
  waiting_approval: listText('waiting_approval'),
  waiting_confirmation: listText('waiting_confirmation'),
  closed: listText('closed'),
  all: listText('all'),
};

/** A page: what waits for a decision the oldest first, else the latest. */
export async function listAnyChanges(
  db: Db,
  {
    state,
    after,
    limit,
    now,
  }: { state: ListedState; after: [string, string] | null; limit: number; now: Date },
) {
  const start = state === 'waiting_approval' ? BEFORE_FIRST : BEYOND_LAST;
  const query = CompiledQuery.raw(listTexts[state], [...(after ?? start), limit]);
  const { rows } = await db.executeQuery<Row>(query);
  return pageOf('listOperatorLoginChanges', { state }, limit, rows, {
    item: (row) => toWire(row, now),
    key: ({ createdAt, wire }) => [createdAt.toISOString(), wire.id],
  });
}

export async function countWaiting(db: Db): Promise<number> {
  const text =
    "select count(*)::int as n from login_changes where state = 'waiting_approval' /* all companies */";
  const { rows } = await db.executeQuery<{ n: number }>(CompiledQuery.raw(text, []));
  return rows[0]?.n ?? 0;
}

const personText = `
select u.id from users u join memberships m on m.user_id = u.id
where m.company_id = $1 and lower(u.email) = lower($2)`;

/** A person of a company, by their login. */
export async function findPersonOf(db: Db, companyId: string, login: string): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ id: string }>(CompiledQuery.raw(personText, [companyId, login]));
  return rows[0]?.id;
}

export async function hasCompany(db: Db, companyId: string): Promise<boolean> {
  const found = await db.selectFrom('companies').select('id').where('id', '=', companyId).executeTakeFirst();
  return found !== undefined;
}
