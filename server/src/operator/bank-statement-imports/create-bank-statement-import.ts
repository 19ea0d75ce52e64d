import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { DebtBook } from '../receipts/debt-book.ts';
import { countRows, noCounts, type Row } from './import.ts';
import { planRows } from './plan-rows.ts';
import { readStatement } from './statement.ts';
import type { StatementDocument, StatementWarning } from './statement-types.ts';
import { type Import, insertImport, insertRows, updateImport } from './store.ts';
import { FileWarnings, NearbyWarnings, warningsOf } from './warnings.ts';

export type StatementFile = { fileName: string; sha256: string; stream: AsyncIterable<Uint8Array> };

const batchSize = 500;

/**
 * Reads a statement as it streams in and keeps what each document would do; nothing else changes.
 * @param own the lessor's accounts: a statement of none of them is refused.
 * @throws statement_is_pdf, statement_not_recognised, statement_empty, statement_of_another_account.
 */
export async function createBankStatementImport(
  tx: Transaction<Database>,
  now: Date,
  createdBy: string,
  own: ReadonlySet<string>,
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
    const planned = await planRows(tx, book, own, batch);
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
    } else if (item.type === 'summary') {
      for (const warning of foreignAccounts(item.summary.accounts, own)) ofFile.add(warning);
      made = { ...made, complete: item.summary.hasEndOfFile, accounts: item.summary.balances };
    }
  }
  await keep();
  made = { ...made, counts, warnings: ofFile.kept };
  await updateImport(tx, made);
  return made;
}

/** @throws statement_of_another_account where none of the accounts is the lessor's. */
function foreignAccounts(accounts: readonly string[], own: ReadonlySet<string>): StatementWarning[] {
  const foreign = accounts.filter((account) => !own.has(account));
  if (foreign.length > 0 && foreign.length === accounts.length)
    throw new DomainError('statement_of_another_account', { accounts: foreign.slice(0, 5).join(', ') });
  return foreign.map((account) => ({ line: 1, code: 'account_not_own', account }));
}
