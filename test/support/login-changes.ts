import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { linkToken } from '../../server/src/account/login-changes/links.ts';
import type { LoginChangeRow } from '../../server/src/db/account-schema.ts';
import { newId } from '../../server/src/platform/id.ts';
import { hashToken } from '../../server/src/platform/token.ts';
import { seedId } from '../../server/src/sandbox/random.ts';
import type { TestDatabase } from './database.ts';
import { testFiles } from './files.ts';
import { testVault } from './mails.ts';

const company = seedId('company', 'severny-put');
export const PDF = Buffer.from(
  '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n',
  'latin1',
);
const hourMs = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hourMs);

type Admin = TestDatabase['admin'];

/** A person of «Северный путь» who was not there before. */
export async function insertPerson(admin: Admin): Promise<{ id: string; email: string }> {
  const person = { id: newId(), email: `${randomUUID()}@severny-put.example` };
  await admin
    .insertInto('users')
    .values({
      ...person,
      ...{ full_name: 'Новиков Пётр Ильич', password_hash: '', staff_role: null, created_at: new Date() },
    })
    .execute();
  await admin
    .insertInto('memberships')
    .values({
      user_id: person.id,
      company_id: company,
      role: 'viewer',
      contract_ids: null,
      created_at: new Date(),
    })
    .execute();
  return person;
}

/** A file of the company that is kept. */
export async function insertFile(admin: Admin, userId: string, content = PDF): Promise<string> {
  const { sha256, size } = await testFiles.put(
    (async function* () {
      yield content;
    })(),
  );
  const id = newId();
  await admin
    .insertInto('files')
    .values({
      ...{ id, company_id: company, sha256: Buffer.from(sha256, 'hex'), size_bytes: BigInt(size) },
      ...{
        content_type: 'application/pdf',
        name: 'заявление.pdf',
        created_by: userId,
        created_at: new Date(),
      },
    })
    .execute();
  return id;
}

/** A change of a person as if it had come so far: confirmed, with its form, unless told otherwise. */
export async function insertLoginChange(
  admin: Admin,
  person: { id: string; email: string },
  more: Partial<Insertable<LoginChangeRow>> = {},
) {
  const id = newId();
  const row: Insertable<LoginChangeRow> = {
    ...{ id, company_id: company, user_id: person.id, old_email: person.email },
    ...{ new_email: `${randomUUID()}@new.example`, representative: 'Новиков Пётр Ильич', by_attorney: false },
    ...{
      state: 'waiting_approval',
      form_file_id: await insertFile(admin, person.id),
      attorney_file_id: null,
    },
    ...{ confirm_token_hash: hashToken(linkToken(testVault, 'confirm', id)), confirm_until: ago(-47) },
    ...{ confirmed_at: ago(0.5), revert_token_hash: hashToken(linkToken(testVault, 'undo', id)) },
    ...{ created_at: ago(1), created_by: person.id, ...more },
  };
  await admin.insertInto('login_changes').values(row).execute();
  const links = { confirm: linkToken(testVault, 'confirm', id), undo: linkToken(testVault, 'undo', id) };
  return { id, newLogin: row.new_email, links };
}

/** What an approved change has besides. */
export const approved = (): Partial<Insertable<LoginChangeRow>> => ({
  ...{ state: 'approved', decided_at: ago(0.2), revert_until: ago(-71) },
});
