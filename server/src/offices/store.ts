import { CompiledQuery } from 'kysely';
import { type Db, firstRow } from '../db/database.ts';

/** An office `o` in its wire form. */
export const officeColumns = `
  o.id, o.city, o.name, o.address, o.latitude::float8, o.longitude::float8, o.phone, o.email, o.hours`;

const listText = `
select json_build_object(
  'items', coalesce((
    select json_agg(row_to_json(office)) from (
      select ${officeColumns} from offices o where $1::text is null or o.city = $1
      order by o.city, o.name, o.id) office), '[]'),
  'cities', coalesce((
    select json_agg(row_to_json(place)) from (
      select o.city as name, count(*) as offices from offices o group by o.city order by o.city) place), '[]'),
  'map', $2::json)::text`;

/** The offices as JSON, of a city or all, with `map` as it is given. */
export async function listOffices(db: Db, city: string | null, map: object | null): Promise<Buffer> {
  const [list] = (await firstRow(db, listText, [city, JSON.stringify(map)])) ?? [];
  if (!list) throw new Error('an object is always one row');
  return list;
}

const oneText = `
select row_to_json(office)::text as office from (select ${officeColumns} from offices o where o.id = $1) office`;

/** An office as JSON text. */
export async function findOffice(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await db.executeQuery<{ office: string }>(CompiledQuery.raw(oneText, [id]));
  return rows[0]?.office;
}
