import { randomUUID } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import type { Database, UserRow } from '../../server/src/db/schema.ts';
import { newId } from '../../server/src/platform/id.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import { hashPassword } from '../../server/src/sessions/passwords.ts';
import { callsTo } from './calls.ts';

/** The password of everybody made here. */
export const strongPassword = 'lantern over the frozen river';
const passwordHash = hashPassword(strongPassword);

/** A viewer of «Северный путь» that no other test knows, who has accepted the terms; for what changes a person. */
export async function newPerson(admin: Kysely<Database>, more: Partial<Insertable<UserRow>> = {}) {
  const id = newId();
  const email = `${randomUUID()}@people.example`;
  const full_name = 'Тихонова Вера Андреевна';
  const made = {
    id,
    email,
    full_name,
    staff_role: null as UserRow['staff_role'],
    created_at: new Date(),
    ...more,
  };
  const user = { ...made, password_hash: more.password_hash ?? (await passwordHash) };
  await admin.insertInto('users').values(user).execute();
  const company_id = seedId('company', 'severny-put');
  if (user.staff_role === null) {
    const membership = {
      user_id: id,
      company_id,
      role: 'viewer',
      contract_ids: null,
      created_at: new Date(),
    };
    await admin
      .insertInto('memberships')
      .values(membership as never)
      .execute();
  }
  for (const { id: legal_document_id } of await admin.selectFrom('legal_documents').select('id').execute()) {
    const consent = { id: newId(), user_id: id, application_id: null, legal_document_id };
    await admin
      .insertInto('consents')
      .values({ ...consent, given_at: new Date(), address: '203.0.113.7' })
      .execute();
  }
  return { id, email, password: strongPassword };
}

/** One such, signed in on a page. */
export async function newPage(
  server: { url: string; admin: Kysely<Database> },
  more?: Partial<Insertable<UserRow>>,
) {
  const person = await newPerson(server.admin, more);
  return { ...person, as: await callsTo(server.url).page(person.email, person.password) };
}
