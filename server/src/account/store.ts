import { CompiledQuery } from 'kysely';
import { type Db, firstRow, type Tx } from '../db/database.ts';
import type { UserRow } from '../db/schema.ts';
import type { Actor, Role } from '../platform/actor.ts';

export type SeenCompany = {
  company: { id: string; name: string; inn: string };
  role: Role | null;
  contractIds: string[] | null;
};
export type Person = Profile & { email: string; companies: SeenCompany[] };
/** What people change themselves. */
export type Profile = { name: string; phone: string | null; locale: 'ru' | 'en' };
export type Key = { name: string; companies: SeenCompany[] };

const personText = `
select u.email, u.full_name as name, coalesce((
    select json_agg(json_build_object(
      'company', json_build_object('id', c.id, 'name', c.name, 'inn', c.inn),
      'role', m.role, 'contractIds', m.contract_ids) order by c.name, c.id)
    from memberships m join companies c on c.id = m.company_id
    where m.user_id = $1), '[]')::text as companies, u.phone, u.locale
from users u where u.id = $1`;

/** A person with the companies they may act in, by name. */
export async function findPerson(db: Db, userId: string): Promise<Person | undefined> {
  const [email, name, companies, phone, locale] = (await firstRow(db, personText, [userId])) ?? [];
  if (!email || !name || !companies) return undefined;
  return {
    ...{ email: String(email), name: String(name), companies: JSON.parse(String(companies)) },
    ...{ phone: phone ? String(phone) : null, locale: String(locale) === 'en' ? 'en' : 'ru' },
  };
}

/** Until the transaction ends nobody else changes the person. */
export async function holdPerson(tx: Tx, userId: string): Promise<void> {
  await tx.selectFrom('users').select('id').where('id', '=', userId).forUpdate().execute();
}

export async function saveProfile(tx: Tx, userId: string, profile: Profile): Promise<void> {
  const { name: full_name, phone, locale } = profile;
  await tx.updateTable('users').set({ full_name, phone, locale }).where('id', '=', userId).execute();
}

const keyText = `
select k.name, coalesce((
    select json_agg(json_build_object(
      'company', json_build_object('id', c.id, 'name', c.name, 'inn', c.inn), 'role', null, 'contractIds', null))
    from companies c where c.id = k.company_id), '[]') as companies
from integration_keys k where k.id = $1 /* all companies */`;

/** A key and its company; the lessor's has none. */
export async function findKey(db: Db, keyId: string): Promise<Key | undefined> {
  const { rows } = await db.executeQuery<Key>(CompiledQuery.raw(keyText, [keyId]));
  return rows[0];
}

/** What an actor is called in records that name who did something. */
export async function actorName(db: Db, actor: Actor): Promise<string> {
  const found =
    actor.kind === 'integration' ? await findKey(db, actor.keyId) : await findPerson(db, actor.userId);
  return found?.name ?? '';
}

/** Whom a letter goes to. */
export type Addressee = Pick<UserRow, 'id' | 'email'> & { name: string; locale: 'ru' | 'en' };

export function findAddressee(db: Db, userId: string): Promise<Addressee | undefined> {
  return db
    .selectFrom('users')
    .select(['id', 'email', 'full_name as name', 'locale'])
    .where('id', '=', userId)
    .executeTakeFirst();
}
