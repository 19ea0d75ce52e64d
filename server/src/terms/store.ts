import { sql } from 'kysely';
import { type Db, firstRow, type Tx } from '../db/database.ts';
import { type Page, pageText, readPage } from '../db/page.ts';
import type { ConsentRow, LegalDocumentKind, ReleaseNoteRow } from '../db/schema.ts';

/** A legal document `d` in its wire form. */
export const documentColumns = `
  d.id, d.kind, d.version, d.title, d.body, d.changes, instant_wire(d.published_at) as "publishedAt"`;

/** `d` is the newest of its kind. */
const inForce = `not exists (
  select from legal_documents newer where newer.kind = d.kind and newer.version > d.version)`;

const currentText = `
select json_build_object('documents', coalesce(json_agg(row_to_json(document)), '[]'))::text
from (select ${documentColumns} from legal_documents d where ${inForce} order by d.kind desc) document`;

/** The texts in force, as JSON. */
export const readCurrentTerms = (db: Db): Promise<Buffer> => readJson(db, currentText);

const historyText = `
select json_build_object('items', coalesce(json_agg(row_to_json(document)), '[]'))::text
from (
  select ${documentColumns} from legal_documents d order by d.published_at desc, d.kind desc, d.version desc
) document`;

/** All versions, the newest first, as JSON. */
export const readTermsHistory = (db: Db): Promise<Buffer> => readJson(db, historyText);

/** Of each kind the document in force. */
export async function findInForce(tx: Tx): Promise<Record<LegalDocumentKind, string | undefined>> {
  const { rows } = await sql<{ kind: LegalDocumentKind; id: string }>`
select d.kind, d.id from legal_documents d where ${sql.raw(inForce)}`.execute(tx);
  const of = (kind: LegalDocumentKind) => rows.find((row) => row.kind === kind)?.id;
  return { user_agreement: of('user_agreement'), personal_data: of('personal_data') };
}

/** Which of the documents are not in force, or none at all. */
export async function notInForce(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
select asked.id from unnest(${ids}::uuid[]) as asked (id)
where not exists (select from legal_documents d where d.id = asked.id and ${sql.raw(inForce)})`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Records consents, each once: what was given before stays as it was. */
export async function insertConsents(tx: Tx, consents: readonly ConsentRow[]): Promise<void> {
  if (consents.length === 0) return;
  await tx
    .insertInto('consents')
    .values([...consents])
    .onConflict((conflict) => conflict.columns(['user_id', 'legal_document_id']).doNothing())
    .execute();
}

const consentsText = `
select json_build_object('items', coalesce(json_agg(row_to_json(consent)), '[]'))::text
from (
  select g.id, json_build_object('id', d.id, 'kind', d.kind, 'version', d.version, 'title', d.title,
      'current', ${inForce}) as document, instant_wire(g.given_at) as "givenAt", g.address
  from consents g join legal_documents d on d.id = g.legal_document_id
  where g.user_id = $1 order by g.given_at desc, d.kind desc, d.version desc
) consent`;

/** What a person has accepted, the newest first, as JSON. */
export const readConsents = (db: Db, userId: string): Promise<Buffer> => readJson(db, consentsText, userId);

const publishedText = `
select json_build_object(
  'people', (select count(*) from users where staff_role is null),
  'items', coalesce(json_agg(row_to_json(published)), '[]'))::text
from (
  select (select row_to_json(document) from (select ${documentColumns}) document) as document,
    (select u.full_name from users u where u.id = d.published_by) as "publishedBy",
    (select count(*) from consents g join users u on u.id = g.user_id
      where g.legal_document_id = d.id and u.staff_role is null) as consents
  from legal_documents d order by d.published_at desc, d.kind desc, d.version desc
) published`;

/** All versions with who published them and how many accepted them, as JSON. */
export const readPublished = (db: Db): Promise<Buffer> => readJson(db, publishedText);

/** The version in force of a kind, 0 where there is none; nobody else publishes until the transaction ends. */
export async function holdVersion(tx: Tx, kind: LegalDocumentKind): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('legal_documents', 0))`.execute(tx);
  const { rows } = await sql<{ version: number }>`
select coalesce(max(version), 0)::int as version from legal_documents where kind = ${kind}`.execute(tx);
  return rows[0]?.version ?? 0;
}

type Translated = { ru: string; en: string };
export type NewDocument = {
  id: string;
  kind: LegalDocumentKind;
  version: number;
  title: Translated;
  body: Translated;
  changes: Translated | null;
  published_at: Date;
  published_by: string | null;
};

/** @returns the document, as JSON. */
export async function insertDocument(tx: Tx, document: NewDocument): Promise<Buffer> {
  const { title, body, changes, ...rest } = document;
  await tx
    .insertInto('legal_documents')
    .values({
      ...rest,
      title: JSON.stringify(title),
      body: JSON.stringify(body),
      changes: changes && JSON.stringify(changes),
    })
    .execute();
  const text = `select row_to_json(document)::text from (select ${documentColumns} from legal_documents d where d.id = $1) document`;
  return readJson(tx, text, document.id);
}

/** A release note `n` in its wire form to the person `u`; who came later has read what was there before. */
const noteColumns = `
  n.id, n.title, n.body, instant_wire(n.published_at) as "publishedAt",
  n.published_at > coalesce(u.release_notes_seen_at, u.created_at) as unread`;

const notesText = pageText({
  rows: `
  select ${noteColumns} from release_notes n join users u on u.id = $1
  where (n.published_at, n.id) < ($2::timestamptz, $3::uuid)
  order by n.published_at desc, n.id desc limit $4::int + 1`,
  order: ['page."publishedAt"', 'page.id'],
  limit: '$4::int',
  descending: true,
});

/** A page of the release notes, the newest first. */
export function listReleaseNotes(
  db: Db,
  userId: string,
  after: readonly [publishedAt: string, id: string],
  limit: number,
): Promise<Page> {
  return readPage(db, notesText, [userId, ...after, limit]);
}

export async function saveNotesSeen(db: Db, userId: string, now: Date): Promise<void> {
  await sql`
update users set release_notes_seen_at = greatest(release_notes_seen_at, ${now}) where id = ${userId}`.execute(
    db,
  );
}

/** @returns the note as its author sees it, as JSON. */
export async function insertReleaseNote(
  tx: Tx,
  userId: string,
  note: Omit<ReleaseNoteRow, 'title' | 'body'> & { title: Translated; body: Translated },
): Promise<Buffer> {
  await tx
    .insertInto('release_notes')
    .values({ ...note, title: JSON.stringify(note.title), body: JSON.stringify(note.body) })
    .execute();
  const text = `
select row_to_json(note)::text from (select ${noteColumns} from release_notes n join users u on u.id = $1 where n.id = $2) note`;
  return readJson(tx, text, userId, note.id);
}

async function readJson(db: Db, text: string, ...parameters: string[]): Promise<Buffer> {
  const [json] = (await firstRow(db, text, parameters)) ?? [];
  if (!json) throw new Error('nothing where one row must be');
  return json;
}
