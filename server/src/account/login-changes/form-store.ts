import { CompiledQuery } from 'kysely';
import type { Db } from '../../db/database.ts';

type Parties = { company: { name: string; inn: string }; person: string; login: string };

const partiesText = `
select json_build_object('name', c.name, 'inn', c.inn) as company, u.full_name as person, u.email as login
from companies c cross join users u where c.id = $1 and u.id = $2`;

/** Whose form it is. */
export async function findFormParties(
  db: Db,
  companyId: string,
  userId: string,
): Promise<Parties | undefined> {
  const { rows } = await db.executeQuery<Parties>(CompiledQuery.raw(partiesText, [companyId, userId]));
  return rows[0];
}
