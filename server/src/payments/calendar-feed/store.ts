import { CompiledQuery } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { exactRevive } from '../../platform/exact-json.ts';
import type { FeedPayment } from './payment-calendar.ts';

/** Whose feed: a person's of a company. */
export type FeedOwner = { companyId: string; userId: string };
export type FeedState = { createdAt: Date; lastReadAt: Date | null };

/** The person's own feed that is not revoked. */
export async function findFeed(db: Db, { companyId, userId }: FeedOwner): Promise<FeedState | undefined> {
  const row = await db
    .selectFrom('calendar_feeds')
    .select(['created_at', 'last_read_at'])
    .where('company_id', '=', companyId)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && { createdAt: row.created_at, lastReadAt: row.last_read_at };
}

/** Held until the transaction ends, so that a person's feed is made by one at a time. */
export async function holdMembership(tx: Tx, { companyId, userId }: FeedOwner): Promise<void> {
  await tx
    .selectFrom('memberships')
    .select('role')
    .where('company_id', '=', companyId)
    .where('user_id', '=', userId)
    .forUpdate()
    .execute();
}

export async function revokeFeed(db: Db, { companyId, userId }: FeedOwner, at: Date): Promise<void> {
  await db
    .updateTable('calendar_feeds')
    .set({ revoked_at: at })
    .where('company_id', '=', companyId)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function insertFeed(
  tx: Tx,
  feed: FeedOwner & { id: string; tokenHash: Buffer; at: Date },
): Promise<void> {
  await tx
    .insertInto('calendar_feeds')
    .values({
      id: feed.id,
      token_hash: feed.tokenHash,
      user_id: feed.userId,
      company_id: feed.companyId,
      created_at: feed.at,
      last_read_at: null,
      revoked_at: null,
    })
    .execute();
}

/** What a feed's reader may see now. */
export type ReadableFeed = CompanyScope & { id: string; companyName: string };

// Whom the person's membership no longer lets see, the feed shows no more.
const openText = `
select f.id, f.company_id as "companyId", m.contract_ids as "contractIds", co.name as "companyName"
from calendar_feeds f
join memberships m on m.user_id = f.user_id and m.company_id = f.company_id
join companies co on co.id = f.company_id
where f.token_hash = $1 and f.revoked_at is null /* all companies */`;

export async function findReadableFeed(db: Db, tokenHash: Buffer): Promise<ReadableFeed | undefined> {
  const { rows } = await db.executeQuery<ReadableFeed>(CompiledQuery.raw(openText, [tokenHash]));
  return rows[0];
}

const touchText = `
update calendar_feeds set last_read_at = $3
where company_id = $1 and id = $2 and (last_read_at is null or last_read_at < $3::timestamptz - interval '1 minute')`;

/** Remembers that it was read, once a minute at most. */
export async function touchFeed(db: Db, { companyId, id }: ReadableFeed, at: Date): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(touchText, [companyId, id, at]));
}

// A new version of the schedule, money and a year of the calendar are all that changes a payment.
const paymentsText = `
with calendar as (
  select coalesce(sum(revision), 0)::int as revision, max(loaded_at) as loaded_at from calendar_years
)
select coalesce(json_agg(json_build_object(
  'id', p.id, 'contractNumber', c.number, 'assetName', c.asset_name, 'kind', p.kind, 'number', p.number,
  'count', p.count, 'nominalDueOn', p.nominal_due_on, 'dueOn', p.due_on, 'dueProvisional', p.due_provisional,
  'netKopecks', p.net_kopecks::text, 'vatRatePercent', p.vat_rate_percent, 'vatKopecks', p.vat_kopecks::text,
  'totalKopecks', p.total_kopecks::text, 'paidKopecks', p.paid_kopecks::text,
  'revision', c.schedule_version - 1 + calendar.revision,
  'changedAt', instant_wire(greatest(v.created_at, calendar.loaded_at, money.changed_at))
) order by p.due_on, p.id), '[]') as payments
from payments p
join contracts c on c.id = p.contract_id and c.company_id = p.company_id
join schedule_versions v on v.contract_id = c.id and v.company_id = c.company_id and v.version = c.schedule_version
cross join calendar
left join lateral (
  select greatest(max(a.created_at), max(a.undone_at)) as changed_at
  from allocations a where a.company_id = $1 and a.payment_id = p.id
) money on true
where p.company_id = $1 and ($2::uuid[] is null or p.contract_id = any($2::uuid[])) and c.status <> 'draft'
  and p.due_on < $3::date + interval '2 years'
  and (p.paid_kopecks < p.total_kopecks or p.due_on >= $3::date - interval '3 months')`;

/** What is unpaid, for two years ahead, and what was paid of the last three months and later. */
export async function listFeedPayments(
  db: Db,
  { companyId, contractIds }: CompanyScope,
  today: CivilDate,
): Promise<FeedPayment[]> {
  const { rows } = await db.executeQuery<{ payments: unknown }>(
    CompiledQuery.raw(paymentsText, [companyId, contractIds, today]),
  );
  const payments = exactRevive<(Omit<FeedPayment, 'changedAt'> & { changedAt: string })[]>(rows[0]?.payments);
  return payments.map((payment) => ({ ...payment, changedAt: new Date(payment.changedAt) }));
}
