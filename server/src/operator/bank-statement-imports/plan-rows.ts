import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import type { DebtBook, Incoming, Planned } from '../receipts/debt-book.ts';
import { findPosted } from '../receipts/posted-store.ts';
import type { Outcome, Plan } from './import.ts';
import type { StatementDocument } from './statement-types.ts';

export type PlannedRow = {
  document: StatementDocument;
  outcome: Outcome;
  plan: Plan;
  planned: Planned | null;
  /** The receipt that somebody entered by hand before the statement came. */
  enteredId: string | null;
};

const nothing: Plan = { reason: null, companyName: null, settles: [] };

/**
 * Decides what becomes of documents, in their order: the same for the preview and for the posting. Money that came to
 * an account which is not among the `own` ones is somebody else's.
 */
export async function planRows(
  tx: Transaction<Database>,
  book: DebtBook,
  own: ReadonlySet<string>,
  documents: readonly StatementDocument[],
): Promise<PlannedRow[]> {
  const incoming = documents.filter((document) => isIncoming(document, own));
  const posted = await findPosted(
    tx,
    incoming.map((document) => ({
      ...document,
      account: document.payee.account,
      payerInn: document.payer.inn,
    })),
  );
  const fresh = incoming.filter(({ fingerprint }) => !posted.has(fingerprint));
  const plans = new Map<StatementDocument, Planned>();
  for (const [index, plan] of (await book.plan(fresh)).entries()) {
    const document = fresh[index];
    if (document !== undefined) plans.set(document, plan);
  }
  return documents.map((document) => {
    const planned = plans.get(document) ?? null;
    if (planned !== null) {
      const { waitingReason: reason, companyName, settles } = planned;
      const outcome = reason !== null ? 'wait' : settles.length > 0 ? 'settle' : 'overpayment';
      return { document, outcome, plan: { reason, companyName, settles }, planned, enteredId: null };
    }
    const enteredId = posted.get(document.fingerprint) ?? null;
    const { outcome, plan } = unplanned(document, own);
    const told = enteredId === null ? plan : { ...plan, reason: 'entered_by_hand' };
    return { document, outcome, plan: told, planned, enteredId };
  });
}

function isIncoming(
  document: StatementDocument,
  own: ReadonlySet<string>,
): document is StatementDocument & Incoming {
  const { defects, direction, amountKopecks, bookedOn } = document;
  return (
    isOwn(document, own) &&
    defects.length === 0 &&
    direction === 'in' &&
    amountKopecks !== null &&
    bookedOn !== null
  );
}

function unplanned(document: StatementDocument, own: ReadonlySet<string>): { outcome: Outcome; plan: Plan } {
  const [defect] = document.defects;
  if (defect !== undefined) return { outcome: 'refuse', plan: { ...nothing, reason: defect } };
  switch (document.direction) {
    case 'in':
      if (!isOwn(document, own))
        return { outcome: 'refuse', plan: { ...nothing, reason: 'account_not_own' } };
      return { outcome: 'duplicate', plan: nothing };
    case 'out':
      return { outcome: 'outgoing', plan: nothing };
    case 'internal':
      return { outcome: 'internal', plan: nothing };
    case 'unknown':
      return { outcome: 'refuse', plan: { ...nothing, reason: 'direction_unknown' } };
  }
}

/** A bank may leave the account of its own client out. */
const isOwn = ({ payee }: StatementDocument, own: ReadonlySet<string>) =>
  payee.account === '' || own.has(payee.account);
