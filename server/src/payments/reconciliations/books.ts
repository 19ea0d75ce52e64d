import type { Kopecks } from '../../platform/money.ts';
import type { LedgerLine } from './ledger-match.ts';
import type { Entry, ReconciledContract } from './reconciliation.ts';
import { titleOf } from './titles.ts';

/** A line of ours, as it is compared with another ledger's. */
export type BookLine = LedgerLine & { title: string; paymentId: string | null; receiptId: string | null };

/**
 * Our entries as lines of a ledger. A receipt that settled several contracts is one line, as it is one payment order;
 * it then names no contract.
 */
export function booksOf(entries: readonly Entry[], contracts: readonly ReconciledContract[]): BookLine[] {
  const numbers = new Map<string | null, string>(contracts.map(({ id, number }) => [id, number]));
  const receipts = new Map<string, BookLine & { amountKopecks: Kopecks }>();
  const lines: BookLine[] = [];
  for (const entry of entries) {
    const contractNumber = numbers.get(entry.contractId) ?? null;
    const line = {
      date: entry.on,
      amountKopecks: entry.amountKopecks,
      contractNumber,
      title: titleOf(entry),
    };
    if (entry.type === 'charge') {
      lines.push({
        ...line,
        kind: 'charge',
        documentNumber: null,
        paymentId: entry.paymentId,
        receiptId: null,
      });
      continue;
    }
    const known = receipts.get(entry.receiptId);
    if (known) {
      known.amountKopecks += entry.amountKopecks;
      if (known.contractNumber !== contractNumber) known.contractNumber = null;
      continue;
    }
    const { number: documentNumber, receiptId } = entry;
    const whole = { ...line, kind: 'payment' as const, documentNumber, paymentId: null, receiptId };
    receipts.set(receiptId, whole);
    lines.push(whole);
  }
  return lines;
}
