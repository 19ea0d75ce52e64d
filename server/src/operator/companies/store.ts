import { CompiledQuery, type Kysely } from 'kysely';
import { contractColumns, contractSums } from '../../contracts/store.ts';
import { type Page, pageText, readPage } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { loginState } from '../credentials/store.ts';

/** A lessee as the staff see it: `co` is the company, `$1` today. */
const companyColumns = `
  co.id, co.external_id as "externalId", co.client_type as "clientType", co.name, co.inn, co.kpp,
  (select count(*) from contracts c where c.company_id = co.id and c.status = 'active') as contracts,
  json_build_object('amount', money_wire(debt.overdue), 'payments', debt.overdue_count) as overdue,
  money_wire(debt.outstanding) as outstanding,
  money_wire(left_over.overpayment) as overpayment, money_wire(left_over.waiting) as "awaitingAllocation"`;

const companySums = `
cross join lateral (
  select coalesce(sum(p.total_kopecks - p.paid_kopecks), 0)::bigint as outstanding,
    coalesce(sum(p.total_kopecks - p.paid_kopecks) filter (where p.due_on < $1::date), 0)::bigint as overdue,
    count(*) filter (where p.due_on < $1::date) as overdue_count
  from payments p where p.company_id = co.id and p.paid_kopecks < p.total_kopecks
) debt
cross join lateral (
  select coalesce(sum(r.amount_kopecks - r.allocated_kopecks) filter (where r.waiting_reason is null), 0)::bigint as overpayment,
    coalesce(sum(r.amount_kopecks - r.allocated_kopecks) filter (where r.waiting_reason is not null), 0)::bigint as waiting
  from receipts r where r.company_id = co.id and r.allocated_kopecks < r.amount_kopecks
) left_over`;

const listText = pageText({
  rows: `
  select ${companyColumns}
  from (
    select * from companies co /* all companies */
    where ($2::text is null or co.name ilike $2 or co.inn = $3
        or exists (select from contracts c where c.company_id = co.id and c.number ilike $2))
      and ($4::uuid is null or (co.name, co.id) > (select name, id from companies where id = $4))
    order by co.name, co.id limit $5::int + 1
  ) co ${companySums}`,
  order: ['page.name', 'page.id'],
  key: ['page.id'],
  limit: '$5::int',
});

/** A page of all lessees by name. */
export function listCompanies(
  db: Kysely<Database>,
  today: CivilDate,
  filter: { query: string | undefined; after: string | null; limit: number },
): Promise<Page> {
  const { query, after, limit } = filter;
  return readPage(db, listText, [
    today,
    query === undefined ? null : contains(query),
    query ?? null,
    after,
    limit,
  ]);
}

/** A pattern for `ilike` that finds the text anywhere, whatever signs it has. */
export function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

const detailText = `
select row_to_json(detail)::text as detail from (
  select
    (select row_to_json(company) from (
      select co.id, co.external_id as "externalId", co.client_type as "clientType", co.name, co.inn, co.kpp, co.ogrn,
        co.region, co.address, instant_wire(co.created_at) as "createdAt") company) as company,
    (select row_to_json(balance) from (select ${companyColumns}) balance) as balance,
    coalesce((
      select json_agg(json_build_object('userId', u.id, 'email', u.email, 'name', u.full_name, 'role', m.role,
        'contractIds', m.contract_ids, 'login', ${loginState}) order by u.full_name, u.id)
      from memberships m join users u on u.id = m.user_id where m.company_id = co.id), '[]') as members,
    coalesce((
      select json_agg(row_to_json(contract) order by contract.status, contract.number)
      from (select ${contractColumns} from contracts c ${contractSums} where c.company_id = co.id) contract
    ), '[]') as contracts,
    $1::date as "asOf"
  from companies co ${companySums}
  where co.id = $2 /* all companies */
) detail`;

/** One lessee with its people and contracts, as JSON text. */
export async function findCompany(
  db: Kysely<Database>,
  today: CivilDate,
  id: string,
): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ detail: string }>(CompiledQuery.raw(detailText, [today, id]));
  return rows[0]?.detail;
}
