import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { newId } from '../platform/id.ts';
import type { NewEvent } from './event.ts';

/** Appends facts to the log in the transaction that makes them true. */
export async function appendEvents(
  tx: Transaction<Database>,
  at: Date,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: newId(),
    type: event.type,
    company_id: event.companyId,
    contract_id: event.contractId,
    object_type: event.object.type,
    object_id: event.object.id,
    data: event.data,
  }));
  await tx.executeQuery(CompiledQuery.raw(appendText, [JSON.stringify(rows), at]));
}

const appendText = `
insert into events (id, type, company_id, contract_id, object_type, object_id, data, occurred_at)
select id, type, company_id, contract_id, object_type, object_id, data, $2
from jsonb_to_recordset($1::jsonb) as event(
  id uuid, type text, company_id uuid, contract_id uuid, object_type text, object_id uuid, data jsonb)`;

/**
 * An event may be read once every transaction that began before its own has ended: what commits late then still
 * comes after what was read, so that a reader never skips it (docs/decisions/0006).
 */
export const settled = 'tx_id < pg_snapshot_xmin(pg_current_snapshot())';

/** `known`: whether the event to go on from is in the log. */
type EventPage = { items: string; last: string | null; known: boolean };

const listText = `
select coalesce(json_agg(row_to_json(page) order by tx_id, seq), '[]')::text as items,
  (array_agg(page.id order by tx_id desc, seq desc))[1] as last,
  $3::uuid is null or exists (select from events where company_id = $1 and id = $3) as known
from (
  select e.tx_id, e.seq, e.id, e.type, instant_wire(e.occurred_at) as "occurredAt", e.company_id as "companyId",
    json_build_object('type', e.object_type, 'id', e.object_id) as object, e.data
  from events e
  where e.company_id = $1 and ($2::uuid[] is null or e.contract_id = any($2::uuid[])) and e.${settled}
    and ($3::uuid is null or (e.tx_id, e.seq) > (select tx_id, seq from events where company_id = $1 and id = $3))
  order by e.tx_id, e.seq
  limit $4
) numbered(tx_id, seq, id, type, "occurredAt", "companyId", object, data)
cross join lateral (select id, type, "occurredAt", "companyId", object, data) page`;

/** The company's events after one, in the order of the log, as JSON text; and the id of the last of them. */
export async function listEvents(
  db: Kysely<Database>,
  scope: CompanyScope,
  after: string | null,
  limit: number,
): Promise<EventPage> {
  const parameters = [scope.companyId, scope.contractIds, after, limit];
  const { rows } = await db.executeQuery<EventPage>(CompiledQuery.raw(listText, parameters));
  const page = rows[0];
  if (page === undefined) throw new Error('an aggregate is always one row');
  return page;
}

/**
 * Transaction numbers start anew in a cluster restored from a dump. Events of the old one then count as of the
 * beginning, numbered anew in the order they have, and followers with them; cursors name events, so that they stay
 * valid. Called at start.
 */
export async function settleRestoredEvents(db: Kysely<Database>): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(settleText));
}

// The new numbers are beyond the old ones, so that none is taken.
const settleText = `
with restored as (
  select (select max(seq) from events) as last from events /* all companies */
  where tx_id > pg_current_xact_id() limit 1
), placed as (
  select tx_id, seq, last + row_number() over (order by tx_id, seq) as place from events, restored
), followed as (
  update event_followers f set tx_id = '0', seq = last + (
    select count(*) from events e where (e.tx_id, e.seq) <= (f.tx_id, f.seq))
  from restored
)
update events e set tx_id = '0', seq = placed.place
from placed where (e.tx_id, e.seq) = (placed.tx_id, placed.seq)`;
