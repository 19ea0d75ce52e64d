import { CompiledQuery } from 'kysely';
import { advisoryLocks } from '../../db/advisory-locks.ts';
import type { Db, Tx } from '../../db/database.ts';
import type { AuditEntryText } from './entry.ts';

export type Link = { position: bigint; hash: Buffer };

/** Where an entry stands in the log: its transaction and its number, as texts. */
export type Place = { tx_id: string; seq: string };

/** The last link; `place`: of its entry, null where there is none or it is of a log that was restored here. */
export type Head = Link & { place: Place | null };

/** Of an entry `e`, as JSON: instants and `jsonb` have one text each, whatever the settings of the server. */
const entryJson = `json_build_object('id', e.id,
  'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'actor_kind', e.actor_kind,
  'actor_id', e.actor_id, 'company_id', e.company_id, 'action', e.action, 'object_id', e.object_id,
  'address', e.address, 'device', e.device, 'request_id', e.request_id, 'data', e.data::text) as entry`;

/**
 * An entry may be linked once every transaction that began before its own has ended, so that the chain has the order
 * of the log and nothing appears behind its head; docs/decisions/0006 tells the same of events.
 */
const settled = 'e.tx_id < pg_snapshot_xmin(pg_current_snapshot())';
/** Transaction numbers begin anew in a restored cluster: no other row that is seen has one so late. */
const restored = 'e.tx_id >= pg_snapshot_xmax(pg_current_snapshot())';
const unlinked = 'not exists (select from audit_links l where l.entry_id = e.id)';

/** Whether this transaction alone makes links, until it ends. */
export async function takeChain(tx: Tx): Promise<boolean> {
  const { rows } = await tx.executeQuery<{ taken: boolean }>(
    CompiledQuery.raw('select pg_try_advisory_xact_lock($1) as taken', [advisoryLocks.auditChain]),
  );
  return rows[0]?.taken === true;
}

const headText = `
select l.position, l.hash, case when not ${restored} then json_build_object('tx_id', e.tx_id::text, 'seq', e.seq::text) end
  as place
from audit_links l left join audit_entries e on e.id = l.entry_id /* all companies */
order by l.position desc limit 1`;

/** The end of the chain; null when nothing is linked. */
export async function findHead(db: Db): Promise<Head | null> {
  const { rows } = await db.executeQuery<Head>(CompiledQuery.raw(headText));
  return rows[0] ?? null;
}

export async function findLinkHash(db: Db, position: bigint): Promise<Buffer | null> {
  const text = 'select hash from audit_links where position = $1';
  const { rows } = await db.executeQuery<{ hash: Buffer }>(CompiledQuery.raw(text, [position]));
  return rows[0]?.hash ?? null;
}

export type Unlinked = { id: string; entry: AuditEntryText };

const nextText = `
select e.id, ${entryJson} from audit_entries e /* all companies */
where (e.tx_id, e.seq) > ($1::xid8, $2::bigint) and ${settled} and ${unlinked}
order by e.tx_id, e.seq limit $3`;

/** Settled entries after a place of the log, in its order. */
export async function listUnlinked(db: Db, after: Place | null, limit: number): Promise<Unlinked[]> {
  const parameters = [after?.tx_id ?? '0', after?.seq ?? '0', limit];
  return (await db.executeQuery<Unlinked>(CompiledQuery.raw(nextText, parameters))).rows;
}

const restoredText = `
select e.id, ${entryJson} from audit_entries e /* all companies */
where ${restored} and ${unlinked} order by e.tx_id, e.seq limit $1`;

/** Entries that a restored log had not linked yet. */
export async function listRestored(db: Db, limit: number): Promise<Unlinked[]> {
  return (await db.executeQuery<Unlinked>(CompiledQuery.raw(restoredText, [limit]))).rows;
}

export async function insertLinks(tx: Tx, links: readonly (Link & { entryId: string })[]): Promise<void> {
  const text = `
insert into audit_links (position, entry_id, hash)
select * from unnest($1::bigint[], $2::uuid[], $3::bytea[])`;
  const [positions, ids] = [links.map(({ position }) => position), links.map(({ entryId }) => entryId)];
  await tx.executeQuery(CompiledQuery.raw(text, [positions, ids, links.map(({ hash }) => hash)]));
}

export type StoredLink = Link & { entry_id: string; entry: AuditEntryText | null };

const linksText = `
select l.position, l.hash, l.entry_id, case when e.id is not null then x.entry end as entry
from audit_links l left join audit_entries e on e.id = l.entry_id /* all companies */
cross join lateral (select ${entryJson}) x
where l.position > $1 order by l.position limit $2`;

/** The links after a position, each with its entry. */
export async function listLinks(db: Db, after: bigint, limit: number): Promise<StoredLink[]> {
  return (await db.executeQuery<StoredLink>(CompiledQuery.raw(linksText, [after, limit]))).rows;
}

export type Unsettled = { unlinked: string; passed: string | null };

const waitingText = `
select count(*)::text as unlinked,
  (array_agg(e.id order by e.tx_id, e.seq) filter (where ${settled} and (e.tx_id, e.seq) < ($1::xid8, $2::bigint)))[1]
    as passed
from audit_entries e where ${unlinked} /* all companies */`;

/** How many entries wait for their links, and the first that the chain passed by: it was put in later, behind its end. */
export async function countUnlinked(
  db: Db,
  head: Place | null,
): Promise<{ unlinked: bigint; passed: string | null }> {
  const parameters = [head?.tx_id ?? '0', head?.seq ?? '0'];
  const { rows } = await db.executeQuery<Unsettled>(CompiledQuery.raw(waitingText, parameters));
  const [row] = rows;
  if (row === undefined) throw new Error('an aggregate is always one row');
  return { unlinked: BigInt(row.unlinked), passed: row.passed };
}

export async function countEntries(db: Db): Promise<{ entries: bigint; links: bigint }> {
  const text = `select (select count(*) from audit_entries /* all companies */) as entries,
  (select count(*) from audit_links) as links`;
  const { rows } = await db.executeQuery<{ entries: bigint; links: bigint }>(CompiledQuery.raw(text));
  const [row] = rows;
  if (row === undefined) throw new Error('an aggregate is always one row');
  return row;
}
