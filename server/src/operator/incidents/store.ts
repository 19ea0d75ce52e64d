import { CompiledQuery, sql } from 'kysely';
import type { Db, Tx } from '../../db/database.ts';
import { BEYOND_LAST, type Page, pageText, readPage } from '../../db/page.ts';
import { newId } from '../../platform/id.ts';

export type IncidentReport = { userId: string; at: Date; address: string; comment: string | null };

/**
 * Opens an incident with the clocks of 152-ФЗ, art. 21 p. 3.1, and what is signed in at this moment; while one of the
 * person is open there is no second.
 * @returns its number; undefined where one is open.
 */
export async function openIncident(tx: Tx, report: IncidentReport): Promise<string | undefined> {
  const { userId, at, address, comment } = report;
  await sql`select from users where id = ${userId} for update`.execute(tx);
  const { rows } = await sql<{ number: string }>`
insert into incidents (id, number, user_id, reported_at, address, comment, notice_due_at, inquiry_due_at, sessions)
select ${newId()}::uuid, 'ИБ-' || to_char(${at}::timestamptz, 'YYYY') || '-' || lpad(nextval('incident_numbers')::text, 4, '0'),
  ${userId}::uuid, ${at}::timestamptz, ${address}, ${comment}::text,
  ${at}::timestamptz + interval '24 hours', ${at}::timestamptz + interval '72 hours',
  coalesce((select json_agg(json_build_object('kind', s.kind, 'device', s.device, 'address', s.address,
      'createdAt', instant_wire(s.created_at), 'lastUsedAt', instant_wire(s.last_used_at)) order by s.last_used_at desc)
    from sessions s where s.user_id = ${userId}::uuid), '[]')
where not exists (select from incidents where user_id = ${userId}::uuid and closed_at is null)
returning number`.execute(tx);
  return rows[0]?.number;
}

const columns = `
  i.id, i.number, case when i.closed_at is null then 'open' else 'closed' end as state,
  (select json_build_object('id', u.id, 'name', u.full_name, 'email', u.email, 'locked', u.locked_at is not null)
    from users u where u.id = i.user_id) as person,
  coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name, c.id)
    from memberships m join companies c on c.id = m.company_id where m.user_id = i.user_id), '[]') as companies,
  instant_wire(i.reported_at) as "reportedAt", i.address, i.comment, i.sessions as "endedSessions",
  instant_wire(i.notice_due_at) as "noticeDueAt", instant_wire(i.noticed_at) as "noticedAt",
  instant_wire(i.inquiry_due_at) as "inquiryDueAt", instant_wire(i.inquired_at) as "inquiredAt",
  i.finding, instant_wire(i.closed_at) as "closedAt"`;

const listText = `/* all companies */ ${pageText({
  rows: `
  select ${columns} from incidents i
  where ($1::text is null or (i.closed_at is null) = ($1 = 'open'))
    and (i.reported_at, i.id) < ($2::timestamptz, $3::uuid)
  order by i.reported_at desc, i.id desc
  limit $4::int + 1`,
  order: ['page."reportedAt"', 'page.id'],
  limit: '$4::int',
  descending: true,
})}`;

/** A page of incidents, the newest first. */
export function listIncidents(
  db: Db,
  state: 'open' | 'closed' | null,
  after: [reportedAt: string, id: string] | null,
  limit: number,
): Promise<Page> {
  return readPage(db, listText, [state, ...(after ?? BEYOND_LAST), limit]);
}

export async function countOpen(db: Db): Promise<number> {
  const { rows } = await sql<{
    open: number;
  }>`select count(*)::int as open from incidents where closed_at is null`.execute(db);
  return rows[0]?.open ?? 0;
}

const oneText = (more: string) => `
select row_to_json(incident)::text as incident from (
  select ${columns}${more} from incidents i where i.id = $1 /* all companies */
) incident`;

const withSignIns = oneText(`, coalesce((
  select json_agg(latest) from (
    select instant_wire(s.at) as at, s.kind, s.method, s.outcome, s.device, s.address, s.new_device as "newDevice"
    from sign_ins s where s.user_id = i.user_id order by s.at desc, s.id desc limit 20) latest), '[]') as "signIns"`);

/** As JSON text. */
export async function findIncident(
  db: Db,
  id: string,
  { signIns = false } = {},
): Promise<string | undefined> {
  const text = signIns ? withSignIns : oneText('');
  const { rows } = await db.executeQuery<{ incident: string }>(CompiledQuery.raw(text, [id]));
  return rows[0]?.incident;
}

export function holdIncident(tx: Tx, id: string) {
  return tx
    .selectFrom('incidents')
    .select(['noticed_at', 'inquired_at', 'closed_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

type Step =
  | { noticed_at: Date; noticed_by: string }
  | { inquired_at: Date; inquired_by: string; finding: string }
  | { closed_at: Date; closed_by: string };

export async function saveIncident(tx: Tx, id: string, step: Step): Promise<void> {
  await tx.updateTable('incidents').set(step).where('id', '=', id).execute();
}
