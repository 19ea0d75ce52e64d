import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { BankStatementImportRow, Database } from '../../db/schema.ts';
import { exactRevive, exactStringify } from '../../platform/exact-json.ts';
import { inFileOrder, latestFirst } from '../imports/store.ts';
import type { Accounts, Counts, Outcome, Plan, Row } from './import.ts';
import type { StatementDocument, StatementEncoding, StatementWarning } from './statement-types.ts';

/** An import without its rows. */
export type Import = {
  id: string;
  state: 'previewed' | 'confirmed';
  fileName: string | null;
  encoding: StatementEncoding;
  formatVersion: string | null;
  complete: boolean;
  createdBy: string;
  createdAt: Date;
  confirmedAt: Date | null;
  accounts: Accounts;
  counts: Counts;
  warnings: readonly StatementWarning[];
};

/** A row as it is kept. `rowNo` counts from 1 in the order of the file. */
export type KeptRow = {
  rowNo: number;
  document: StatementDocument;
  outcome: Outcome;
  plan: Plan & { warnings: StatementWarning[] };
  receiptId: string | null;
};

export async function insertImport(tx: Transaction<Database>, made: Import, sha256: Buffer): Promise<void> {
  await tx
    .insertInto('bank_statement_imports')
    .values({
      id: made.id,
      state: made.state,
      file_name: made.fileName,
      sha256,
      encoding: made.encoding,
      format_version: made.formatVersion,
      complete: made.complete,
      accounts: exactStringify(made.accounts),
      counts: exactStringify(made.counts),
      warnings: exactStringify(made.warnings),
      created_by: made.createdBy,
      created_at: made.createdAt,
      confirmed_at: made.confirmedAt,
    })
    .execute();
}

/** Completes an import whose rows were kept while its file was read. */
export async function updateImport(tx: Transaction<Database>, made: Import): Promise<void> {
  await tx
    .updateTable('bank_statement_imports')
    .set({
      state: made.state,
      encoding: made.encoding,
      format_version: made.formatVersion,
      complete: made.complete,
      accounts: exactStringify(made.accounts),
      counts: exactStringify(made.counts),
      warnings: exactStringify(made.warnings),
      confirmed_at: made.confirmedAt,
    })
    .where('id', '=', made.id)
    .execute();
}

const insertRowsText = `
insert into bank_statement_import_rows (import_id, row_no, outcome, document, plan)
select $1::uuid, row_no, outcome, document, plan
from jsonb_to_recordset($2::jsonb) as row(row_no int, outcome text, document jsonb, plan jsonb)`;

/** Keeps rows of a preview, numbered from `from`. */
export async function insertRows(
  tx: Transaction<Database>,
  importId: string,
  from: number,
  rows: readonly Row[],
): Promise<void> {
  const kept = rows.map(({ document, outcome, plan, warnings }, index) => ({
    row_no: from + index,
    outcome,
    document,
    plan: { ...plan, warnings },
  }));
  await tx.executeQuery(CompiledQuery.raw(insertRowsText, [importId, exactStringify(kept)]));
}

const updateRowsText = `
update bank_statement_import_rows kept set outcome = row.outcome, plan = row.plan, receipt_id = row.receipt_id
from jsonb_to_recordset($2::jsonb) as row(row_no int, outcome text, plan jsonb, receipt_id uuid)
where kept.import_id = $1 and kept.row_no = row.row_no`;

/** Writes what became of rows when they were confirmed. */
export async function updateRows(
  tx: Transaction<Database>,
  importId: string,
  rows: readonly KeptRow[],
): Promise<void> {
  const kept = rows.map(({ rowNo, outcome, plan, receiptId }) => ({
    row_no: rowNo,
    outcome,
    plan,
    receipt_id: receiptId,
  }));
  await tx.executeQuery(CompiledQuery.raw(updateRowsText, [importId, exactStringify(kept)]));
}

function toImport(row: BankStatementImportRowRead): Import {
  return {
    id: row.id,
    state: row.state,
    fileName: row.file_name,
    encoding: row.encoding as StatementEncoding,
    formatVersion: row.format_version,
    complete: row.complete,
    createdBy: row.created_by,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at,
    accounts: exactRevive<Accounts>(row.accounts),
    counts: exactRevive<Counts>(row.counts),
    warnings: exactRevive<StatementWarning[]>(row.warnings),
  };
}
type BankStatementImportRowRead = Omit<
  BankStatementImportRow,
  'accounts' | 'counts' | 'warnings' | 'sha256'
> & {
  accounts: unknown;
  counts: unknown;
  warnings: unknown;
};

export async function findImport(db: Kysely<Database>, id: string): Promise<Import | undefined> {
  const row = await db
    .selectFrom('bank_statement_imports')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toImport(row);
}

/** The import, held so that nobody else confirms it meanwhile. */
export async function lockImport(tx: Transaction<Database>, id: string): Promise<Import | undefined> {
  const row = await tx
    .selectFrom('bank_statement_imports')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toImport(row);
}

/** Imports, the latest first, one more than `limit`. */
export async function listImports(
  db: Kysely<Database>,
  after: [createdAt: string, id: string] | null,
  limit: number,
): Promise<Import[]> {
  const rows = await db
    .selectFrom('bank_statement_imports')
    .selectAll()
    .$call(latestFirst(after, limit))
    .execute();
  return rows.map(toImport);
}

/** Rows of an import in the order of the file, from the one after `after`. */
export async function listRows(
  db: Kysely<Database>,
  importId: string,
  filter: { outcome: Outcome | undefined; after: number; limit: number },
): Promise<KeptRow[]> {
  const rows = await db
    .selectFrom('bank_statement_import_rows')
    .select(['row_no', 'outcome', 'document', 'plan', 'receipt_id'])
    .$call(inFileOrder(importId, filter))
    .execute();
  return rows.map((row) => ({
    rowNo: row.row_no,
    outcome: row.outcome as Outcome,
    document: exactRevive<StatementDocument>(row.document),
    plan: exactRevive<KeptRow['plan']>(row.plan),
    receiptId: row.receipt_id,
  }));
}
