import { CompiledQuery } from 'kysely';
import type { Db } from '../db/database.ts';
import { type Page, pageText, readPage } from '../db/page.ts';
import type { CivilDate } from '../platform/civil-date.ts';

/** Companies `seen` (id, role, contract_ids) by name, each with what is overdue of the contracts that are seen. */
const listText = (seen: string) =>
  pageText({
    rows: `
  select c.id, c.name, c.inn, seen.role, money_wire(debt.overdue) as overdue,
    debt.payments as "overduePayments", (
      select count(*) from contracts t
      where t.company_id = c.id and t.status = 'active'
        and (seen.contract_ids is null or t.id = any(seen.contract_ids))) as contracts
  from (${seen}) seen join companies c on c.id = seen.company_id /* all companies */
  cross join lateral (
    select coalesce(sum(p.total_kopecks - p.paid_kopecks), 0)::bigint as overdue, count(*) as payments
    from payments p
    where p.company_id = c.id and p.paid_kopecks < p.total_kopecks and p.due_on < $2::date
      and (seen.contract_ids is null or p.contract_id = any(seen.contract_ids))) debt
  where $3::uuid is null or (c.name, c.id) > (select last.name, last.id from companies last where last.id = $3::uuid)
  order by c.name, c.id
  limit $4::int + 1`,
    order: ['page.name', 'page.id'],
    key: ['page.id'],
    limit: '$4::int',
  });

const ofPersonText = listText(
  'select m.company_id, m.role, m.contract_ids from memberships m where m.user_id = $1',
);
const ofKeyText = listText(
  'select c.id as company_id, null::text as role, null::uuid[] as contract_ids from companies c where c.id = $1',
);

/** Whose companies: a person's by memberships, a key's own one (the lessor's key has none). */
export type Seer = { userId: string } | { companyId: string | null };

/** A page of somebody's companies by name. `after` is the id of the last one before. */
export function listMyCompanies(
  db: Db,
  seer: Seer,
  today: CivilDate,
  after: string | null,
  limit: number,
): Promise<Page> {
  return 'userId' in seer
    ? readPage(db, ofPersonText, [seer.userId, today, after, limit])
    : readPage(db, ofKeyText, [seer.companyId, today, after, limit]);
}

const getText = `
select row_to_json(company)::text as company from (
  select id, external_id as "externalId", client_type as "clientType", name, inn, kpp, ogrn, region, address,
    instant_wire(created_at) as "createdAt"
  from companies where id = $1
) company`;

/** A company with its requisites, as JSON text. */
export async function findCompany(db: Db, companyId: string): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ company: string }>(CompiledQuery.raw(getText, [companyId]));
  return rows[0]?.company;
}
