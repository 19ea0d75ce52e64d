import { CompiledQuery } from 'kysely';
import type { Db, Tx } from '../db/database.ts';

export type CompanySecurity = {
  secondFactorRequired: boolean;
  members: number;
  membersWithoutSecondFactor: number;
};

const getText = `
select c.second_factor_required as "secondFactorRequired", count(m.user_id)::int as members,
  (count(m.user_id) filter (where
    not exists (select from totp_factors t where t.user_id = m.user_id and t.confirmed_at is not null)
    and not exists (select from passkeys p where p.user_id = m.user_id)))::int as "membersWithoutSecondFactor"
from companies c left join memberships m on m.company_id = $1
where c.id = $1
group by c.id`;

/** What a company demands of its people at sign-in, and how many have no second factor. */
export async function getCompanySecurity(db: Db, companyId: string): Promise<CompanySecurity> {
  const { rows } = await db.executeQuery<CompanySecurity>(CompiledQuery.raw(getText, [companyId]));
  const [row] = rows;
  if (!row) throw new Error('a company that was found is gone');
  return row;
}

export async function setSecondFactorRequired(tx: Tx, companyId: string, required: boolean): Promise<void> {
  await tx
    .updateTable('companies')
    .set({ second_factor_required: required })
    .where('id', '=', companyId)
    .execute();
}

/** Everybody who acts in the company. */
export async function membersOf(db: Db, companyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('memberships')
    .select('user_id')
    .where('company_id', '=', companyId)
    .execute();
  return rows.map((row) => row.user_id);
}
