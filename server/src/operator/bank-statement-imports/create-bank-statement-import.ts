import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { newId } from '../../platform/id.ts';
import { DebtBook } from '../receipts/debt-book.ts';
import { countRows, noCounts, type Row } from './import.ts';
import { planRows } from './plan-rows.ts';
import { readStatement } from './statement.ts';
import type { StatementDocument } from './statement-types.ts';
import { type Import, insertImport, insertRows, updateImport } from './store.ts';
import { FileWarnings, NearbyWarnings, warningsOf } from './warnings.ts';

export type StatementFile = { fileName: string; sha256: string; stream: AsyncIterable<Uint8Array> };

const batchSize = 500;

/**
 * Reads a statement as it streams in and keeps what each document would do; nothing else changes.
 * @throws statement_not_recognised, statement_empty.
 */
export async function createBankStatementImport(
  tx: Transaction<Database>,
  now: Date,
  createdBy: string,
  file: StatementFile,
): Promise<Import> {
  const book = await DebtBook.open(tx, false);
  let made: Import = {
    id: newId(),
    state: 'previewed',
    fileName: file.fileName,
    encoding: 'utf-8',
    formatVersion: null,
    complete: false,
    createdBy,
    createdAt: now,
    confirmedAt: null,
    accounts: [],
    counts: noCounts(),
    warnings: [],
  };
  await insertImport(tx, made, Buffer.from(file.sha256, 'hex'));

  const counts = noCounts();
  const ofFile = new FileWarnings();
  const near = new NearbyWarnings();
  let batch: StatementDocument[] = [];
  const keep = async () => {
    if (batch.length === 0) return;
    const planned = await planRows(tx, book, batch);
    const told = near.take();
    const rows = planned.map((row, index) => ({ ...row, warnings: warningsOf(batch, index, told) }));
    await insertRows(tx, made.id, counts.documents + 1, rows satisfies Row[]);
    countRows(counts, rows);
    batch = [];
  };
  for await (const item of readStatement(file.stream)) {
    if (item.type === 'header')
      made = { ...made, encoding: item.header.encoding, formatVersion: item.header.version };
    else if (item.type === 'warning') {
      ofFile.add(item.warning);
      near.add(item.warning);
    } else if (item.type === 'document') {
      batch.push(item.document);
      near.documentRead();
      if (batch.length === batchSize) await keep();
    } else if (item.type === 'summary')
      made = { ...made, complete: item.summary.hasEndOfFile, accounts: item.summary.balances };
  }
  await keep();
  made = { ...made, counts, warnings: ofFile.kept };
  await updateImport(tx, made);
  return made;
}
