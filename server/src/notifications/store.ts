import { CompiledQuery, type Kysely, sql } from 'kysely';
import { BEYOND_LAST } from '../db/page.ts';
import type { Database, NotificationRow } from '../db/schema.ts';
import { settled } from '../events/store.ts';
import type { CompanyScope } from '../platform/company-scope.ts';

export type ListedNotification = Pick<
  NotificationRow,
  'id' | 'kind' | 'object_type' | 'object_id' | 'occurred_at' | 'read_at'
> & { data: Record<string, unknown> };

/** A person's notifications about a company, the newest first, one more than `limit`; and how many are unread. */
export async function listNotifications(
  db: Kysely<Database>,
  whose: CompanyScope & { userId: string },
  filter: { unread: boolean; after: [occurredAt: string, id: string] | null; limit: number },
): Promise<{ rows: ListedNotification[]; unread: number }> {
  const [occurredAt, id] = filter.after ?? BEYOND_LAST;
  const { rows } = await db.executeQuery<ListedNotification & { unread: number; id: string | null }>(
    CompiledQuery.raw(listText, [
      whose.companyId,
      whose.userId,
      filter.unread,
      occurredAt,
      id,
      filter.limit,
      whose.contractIds,
    ]),
  );
  return { rows: rows.filter((row) => row.id !== null), unread: rows[0]?.unread ?? 0 };
}

/** What a membership that was narrowed since may no longer see is not told. */
const seen = `($7::uuid[] is null or exists (
      select from events e where e.company_id = $1 and e.id = n.event_id and e.contract_id = any($7::uuid[])))`;

const listText = `
with unread as (
  select count(*)::int as unread from notifications n
  where n.company_id = $1 and n.user_id = $2 and n.read_at is null and ${seen}
)
select unread.unread, page.* from unread left join (
  select n.id, n.kind, n.object_type, n.object_id, n.data, n.occurred_at, n.read_at from notifications n
  where n.company_id = $1 and n.user_id = $2 and (not $3::boolean or n.read_at is null)
    and (n.occurred_at, n.id) < ($4::timestamptz, $5::uuid) and ${seen}
  order by n.occurred_at desc, n.id desc
  limit $6::int + 1
) page on true
order by page.occurred_at desc, page.id desc`;

/** Marks one as read; false when the person has none such. */
export async function markRead(
  db: Kysely<Database>,
  whose: { companyId: string; userId: string },
  notificationId: string,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('notifications')
    .set({ read_at: sql`coalesce(read_at, ${at})` })
    .where('company_id', '=', whose.companyId)
    .where('user_id', '=', whose.userId)
    .where('id', '=', notificationId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Marks all of a company as read. */
export async function markAllRead(
  db: Kysely<Database>,
  whose: { companyId: string; userId: string },
  at: Date,
): Promise<void> {
  await db
    .updateTable('notifications')
    .set({ read_at: at })
    .where('company_id', '=', whose.companyId)
    .where('user_id', '=', whose.userId)
    .where('read_at', 'is', null)
    .execute();
}

/**
 * Makes notifications of the next events for everybody who may see them, and moves the follower on. One statement:
 * a crash repeats or does all of it, and of several servers one works while the others pass by.
 * @returns how many events were followed.
 */
export async function followEvents(db: Kysely<Database>, batch: number): Promise<number> {
  const { rows } = await db.executeQuery<{ followed: number }>(CompiledQuery.raw(followText, [batch]));
  return rows[0]?.followed ?? 0;
}

// A receipt that settled payments to the last kopeck is told by `payment.paid` already, and so is a
// paid invoice; what people of the company did themselves is no news to them. A year of the calendar moves payments of
// many contracts in one transaction: a person is told of the first that they may see.
const followText = `
with follower as (
  select tx_id, seq from event_followers where name = 'notifications' for update skip locked
), batch as (
  select e.* from events e, follower f /* all companies */
  where (e.tx_id, e.seq) > (f.tx_id, f.seq) and e.${settled}
  order by e.tx_id, e.seq limit $1
), told as (
  insert into notifications (id, company_id, user_id, event_id, kind, object_type, object_id, data, occurred_at)
  select uuid_v7(), e.company_id, m.user_id, e.id,
    case when e.type in ('contract.schedule_changed', 'contract.due_dates_moved') then replace(e.type, 'contract.', '') else replace(e.type, '.', '_') end,
    e.object_type, e.object_id, e.data, e.occurred_at
  from batch e join memberships m on m.company_id = e.company_id
    and (m.contract_ids is null or e.contract_id = any(m.contract_ids))
  where not (e.type = 'receipt.posted' and e.data #>> '{unallocated,amount}' = '0.00')
    and e.type not in ('payment.announced', 'payment.announcement_withdrawn', 'overpayment.set_off',
      'invoice.created', 'invoice.cancelled', 'invoice.paid')
    and not (e.type = 'contract.due_dates_moved' and exists (
      select from events told where told.company_id = e.company_id and told.tx_id = e.tx_id and told.seq < e.seq
        and told.type = e.type and (m.contract_ids is null or told.contract_id = any(m.contract_ids))))
  on conflict (user_id, event_id) do nothing
), moved as (
  update event_followers f set tx_id = last.tx_id, seq = last.seq
  from (select tx_id, seq from batch order by tx_id desc, seq desc limit 1) last
  where f.name = 'notifications'
)
select count(*)::int as followed from batch`;
