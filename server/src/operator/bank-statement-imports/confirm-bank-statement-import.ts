import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { DebtBook } from '../receipts/debt-book.ts';
import { holdPosting } from '../receipts/debts-store.ts';
import { tieToStatement } from '../receipts/posted-store.ts';
import {
  type NewAllocation,
  type NewReceipt,
  plannedAllocations,
  postReceipts,
} from '../receipts/posting-store.ts';
import { countRows, noCounts } from './import.ts';
import { type PlannedRow, planRows } from './plan-rows.ts';
import { type Import, type KeptRow, listRows, lockImport, updateImport, updateRows } from './store.ts';

const batchSize = 500;

/**
 * Posts the incoming documents of a preview that were not posted before, each allocated as things stand now.
 * @param own the lessor's accounts.
 * @param check looks at the import before anything is done, and throws when it is not the one that was meant.
 * @throws import_not_found, import_already_confirmed.
 */
export async function confirmBankStatementImport(
  tx: Transaction<Database>,
  now: Date,
  importId: string,
  own: ReadonlySet<string>,
  check: (found: Import) => void,
): Promise<Import> {
  await holdPosting(tx);
  const found = await lockImport(tx, importId);
  if (found === undefined) throw new DomainError('import_not_found');
  check(found);
  if (found.state === 'confirmed') throw new DomainError('import_already_confirmed');

  const book = await DebtBook.open(tx, true);
  const counts = noCounts();
  for (let after = 0; ; ) {
    const kept = await listRows(tx, importId, { outcome: undefined, after, limit: batchSize });
    const last = kept.at(-1);
    if (last === undefined) break;
    after = last.rowNo;
    const planned = await planRows(
      tx,
      book,
      own,
      kept.map(({ document }) => document),
    );
    const receipts: NewReceipt[] = [];
    const allocations: NewAllocation[] = [];
    const rows = planned.map((row, index): KeptRow => {
      const { rowNo = 0, plan } = kept[index] ?? {};
      const receipt = toReceipt(row, importId);
      if (receipt !== null) {
        receipts.push(receipt);
        if (row.planned) allocations.push(...plannedAllocations(receipt.id, row.planned));
      }
      return {
        ...row,
        rowNo,
        plan: { ...row.plan, warnings: plan?.warnings ?? [] },
        receiptId: receipt?.id ?? row.enteredId,
      };
    });
    await postReceipts(tx, now, receipts, allocations);
    const entered = planned.flatMap(({ document: { fingerprint }, enteredId: id }) =>
      id === null ? [] : { id, fingerprint },
    );
    await tieToStatement(tx, importId, entered);
    book.written();
    await updateRows(tx, importId, rows);
    countRows(counts, rows);
  }
  const confirmed: Import = { ...found, state: 'confirmed', confirmedAt: now, counts };
  await updateImport(tx, confirmed);
  return confirmed;
}

function toReceipt({ document, planned }: PlannedRow, importId: string): NewReceipt | null {
  if (planned === null || document.amountKopecks === null || document.bookedOn === null) return null;
  const { payer, payee } = document;
  return {
    id: newId(),
    company_id: planned.companyId,
    import_id: importId,
    fingerprint: document.fingerprint,
    account: payee.account,
    kind: document.kind,
    number: document.number,
    document_date: document.date ?? document.bookedOn,
    booked_on: document.bookedOn,
    amount_kopecks: String(document.amountKopecks),
    allocated_kopecks: String(document.amountKopecks - planned.remainderKopecks),
    payer_name: payer.name,
    payer_inn: payer.inn,
    payer_kpp: payer.kpp,
    payer_account: payer.account,
    payer_bik: payer.bik,
    purpose: document.purpose,
    waiting_reason: planned.waitingReason,
    origin: 'statement',
    created_by: null,
  };
}
