import type { Kysely } from 'kysely';
import { contractColumns, contractSums } from '../../contracts/store.ts';
import { type Page, pageText, readPage } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import { contains } from '../companies/store.ts';

const listText = pageText({
  rows: `
  select c.company_name as "companyName",
    (select row_to_json(contract) from (select ${contractColumns}) contract) as contract
  from (
    select c.*, co.name as company_name
    from contracts c join companies co on co.id = c.company_id /* all companies */
    where ($2::text is null or c.number ilike $2 or c.asset_name ilike $2 or co.name ilike $2)
      and ($3::uuid is null or (c.number, c.id) > (select number, id from contracts where id = $3))
    order by c.number, c.id limit $4::int + 1
  ) c ${contractSums}`,
  order: [`page.contract->>'number'`, `page.contract->>'id'`],
  key: [`page.contract->>'id'`],
  limit: '$4::int',
});

/** A page of all contracts by number. */
export function listAllContracts(
  db: Kysely<Database>,
  today: CivilDate,
  filter: { query: string | undefined; after: string | null; limit: number },
): Promise<Page> {
  const { query, after, limit } = filter;
  return readPage(db, listText, [today, query === undefined ? null : contains(query), after, limit]);
}
