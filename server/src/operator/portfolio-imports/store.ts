import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Database, PortfolioImportRow } from '../../db/schema.ts';
import { exactRevive, exactStringify } from '../../platform/exact-json.ts';
import { inFileOrder, latestFirst } from '../imports/store.ts';
import type { Change, ContractPlan, countPlans } from './plan.ts';
import type { PortfolioEntry } from './portfolio.ts';
import type { PortfolioProblem } from './problem.ts';

export type Counts = ReturnType<typeof countPlans>;

/** An import without its rows. */
export type Import = {
  id: string;
  state: 'previewed' | 'confirmed';
  format: 'xlsx' | 'csv' | 'json';
  fileName: string | null;
  createdBy: string;
  createdAt: Date;
  confirmedAt: Date | null;
  counts: Counts;
  /** Of rows that belong to no contract. */
  problems: readonly PortfolioProblem[];
};

/** What is kept of a plan: what it says, not what it would do. */
export type KeptPlan = Pick<ContractPlan, 'newCompany' | 'changes' | 'problems'>;

/** A row as it is kept. `rowNo` counts from 1 in the order of the file. */
export type KeptRow = {
  rowNo: number;
  entry: PortfolioEntry;
  outcome: ContractPlan['outcome'];
  plan: KeptPlan;
  contractId: string | null;
};

export async function insertImport(tx: Transaction<Database>, made: Import, sha256: Buffer): Promise<void> {
  await tx
    .insertInto('portfolio_imports')
    .values({
      id: made.id,
      state: made.state,
      format: made.format,
      file_name: made.fileName,
      sha256,
      counts: exactStringify(made.counts),
      problems: exactStringify(made.problems),
      created_by: made.createdBy,
      created_at: made.createdAt,
      confirmed_at: made.confirmedAt,
    })
    .execute();
}

export async function confirmImport(tx: Transaction<Database>, made: Import): Promise<void> {
  await tx
    .updateTable('portfolio_imports')
    .set({ state: made.state, counts: exactStringify(made.counts), confirmed_at: made.confirmedAt })
    .where('id', '=', made.id)
    .execute();
}

const insertRowsText = `
insert into portfolio_import_rows (import_id, row_no, outcome, contract, plan, contract_id)
select $1::uuid, row_no, outcome, contract, plan, contract_id
from jsonb_to_recordset($2::jsonb) as row(row_no int, outcome text, contract jsonb, plan jsonb, contract_id uuid)
on conflict (import_id, row_no) do update
set outcome = excluded.outcome, plan = excluded.plan, contract_id = excluded.contract_id`;

/** Keeps rows; those kept before get their new outcome. */
export async function keepRows(
  tx: Transaction<Database>,
  importId: string,
  rows: readonly KeptRow[],
): Promise<void> {
  const kept = rows.map(({ rowNo, entry, outcome, plan: { newCompany, changes, problems }, contractId }) => ({
    row_no: rowNo,
    outcome,
    contract: entry,
    plan: { newCompany, changes, problems },
    contract_id: contractId,
  }));
  await tx.executeQuery(CompiledQuery.raw(insertRowsText, [importId, exactStringify(kept)]));
}

type ImportRead = Omit<PortfolioImportRow, 'counts' | 'problems' | 'sha256'> & {
  counts: unknown;
  problems: unknown;
};

function toImport(row: ImportRead): Import {
  return {
    id: row.id,
    state: row.state,
    format: row.format,
    fileName: row.file_name,
    createdBy: row.created_by,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at,
    counts: row.counts as Counts,
    problems: row.problems as PortfolioProblem[],
  };
}

export async function findImport(db: Kysely<Database>, id: string): Promise<Import | undefined> {
  const row = await db.selectFrom('portfolio_imports').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toImport(row);
}

/** The import, held so that nobody else confirms it meanwhile. */
export async function lockImport(tx: Transaction<Database>, id: string): Promise<Import | undefined> {
  const row = await tx
    .selectFrom('portfolio_imports')
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
    .selectFrom('portfolio_imports')
    .selectAll()
    .$call(latestFirst(after, limit))
    .execute();
  return rows.map(toImport);
}

/** Rows of an import in the order of the file, from the one after `after`. */
export async function listRows(
  db: Kysely<Database>,
  importId: string,
  filter: { outcome: KeptRow['outcome'] | undefined; after: number; limit: number },
): Promise<KeptRow[]> {
  const rows = await db
    .selectFrom('portfolio_import_rows')
    .select(['row_no', 'outcome', 'contract', 'plan', 'contract_id'])
    .$call(inFileOrder(importId, filter))
    .execute();
  return rows.map((row) => ({
    rowNo: row.row_no,
    outcome: row.outcome,
    entry: exactRevive<PortfolioEntry>(row.contract),
    plan: row.plan as KeptPlan & { changes: Change[] },
    contractId: row.contract_id,
  }));
}
