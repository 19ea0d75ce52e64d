import type { Db } from '../../db/database.ts';
import { BEYOND_LAST, type Page, pageText, readPage } from '../../db/page.ts';

export type AuditFilter = {
  actorId?: string | undefined;
  companyId?: string | undefined;
  action?: string | undefined;
  /** Days of the lessor's time zone, both within. */
  from?: string | undefined;
  to?: string | undefined;
};

const listText = pageText({
  rows: `
  select e.id, instant_wire(e.at) as at,
    json_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', coalesce(u.full_name, k.name),
      'email', u.email) as actor,
    case when e.company_id is not null then json_build_object('id', e.company_id, 'name', c.name) end as company,
    e.action, e.object_id as "objectId", e.address, e.device, e.request_id as "requestId", e.data, l.position
  from (
    select * from audit_entries e /* all companies */
    where ($1::uuid is null or e.actor_id = $1) and ($2::uuid is null or e.company_id = $2)
      and ($3::text is null or e.action = $3)
      and ($4::date is null or e.at >= $4::date::timestamp at time zone $6)
      and ($5::date is null or e.at < ($5::date + 1)::timestamp at time zone $6)
      and (e.at, e.id) < ($7::timestamptz, $8::uuid)
    order by e.at desc, e.id desc limit $9::int + 1
  ) e
  left join users u on u.id = e.actor_id
  left join integration_keys k on k.id = e.actor_id
  left join companies c on c.id = e.company_id
  left join audit_links l on l.entry_id = e.id
  order by e.at desc, e.id desc`,
  order: ['page.at', 'page.id'],
  limit: '$9::int',
  descending: true,
});

/** A page of the audit, the latest first. */
export function listEntries(
  db: Db,
  timeZone: string,
  { actorId, companyId, action, from, to }: AuditFilter,
  after: [at: string, id: string] | null,
  limit: number,
): Promise<Page> {
  const narrowed = [actorId, companyId, action, from, to].map((value) => value ?? null);
  return readPage(db, listText, [...narrowed, timeZone, ...(after ?? BEYOND_LAST), limit]);
}
