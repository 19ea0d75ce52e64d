import type { AllocationRule, PaymentKind } from '../../db/schema.ts';
import type { AccountBalance, StatementDocument, StatementWarning } from './statement-types.ts';

/** What becomes of a document of a statement; the contract's `StatementOutcome`. */
export type Outcome = 'settle' | 'wait' | 'overpayment' | 'duplicate' | 'outgoing' | 'internal' | 'refuse';

/** A part of a receipt and the payment it settles. */
export type Settlement = {
  paymentId: string;
  contractNumber: string;
  /** The invoice that names it. */
  invoiceNumber: string | null;
  kind: PaymentKind;
  number: number;
  amountKopecks: bigint;
  rule: AllocationRule;
};

/** Why, whose and what: a row of the preview or of the report. */
export type Plan = { reason: string | null; companyName: string | null; settles: Settlement[] };

export type Row = { document: StatementDocument; outcome: Outcome; plan: Plan; warnings: StatementWarning[] };

/** How many documents of each outcome there are, and the money in them. */
export type Counts = Record<Outcome | 'documents', number> & {
  incomingKopecks: bigint;
  /** Of the documents that are posted as receipts. */
  postingKopecks: bigint;
  settledKopecks: bigint;
};

export type Accounts = readonly AccountBalance[];

export const noCounts = (): Counts => ({
  documents: 0,
  settle: 0,
  wait: 0,
  overpayment: 0,
  duplicate: 0,
  outgoing: 0,
  internal: 0,
  refuse: 0,
  incomingKopecks: 0n,
  postingKopecks: 0n,
  settledKopecks: 0n,
});

const posted: ReadonlySet<Outcome> = new Set(['settle', 'wait', 'overpayment']);

/** Adds rows to the counts. */
export function countRows(counts: Counts, rows: Iterable<Pick<Row, 'document' | 'outcome' | 'plan'>>): void {
  for (const { document, outcome, plan } of rows) {
    counts.documents += 1;
    counts[outcome] += 1;
    if (document.direction === 'in') counts.incomingKopecks += document.amountKopecks ?? 0n;
    if (posted.has(outcome)) counts.postingKopecks += document.amountKopecks ?? 0n;
    for (const { amountKopecks } of plan.settles) counts.settledKopecks += amountKopecks;
  }
}
