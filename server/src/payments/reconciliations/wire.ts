import type { components } from '../../http/schema.gen.ts';
import { civilDate } from '../../platform/civil-date.ts';
import { fromWire, toWire as money } from '../../platform/money.ts';
import type { BookLine } from './books.ts';
import type { LedgerSums, Pair } from './ledger-match.ts';
import type { matchReconciliation, SentLine } from './match-reconciliation.ts';
import type { Period } from './read-statement.ts';
import type { Balances, Charge, Section } from './reconciliation.ts';
import type { Reconciliation, ReconciliationAct } from './store.ts';
import { conclusionOf, owesBy, titleOf } from './titles.ts';

type Schemas = components['schemas'];

export const periodOf = (body: Schemas['NewReconciliation'] | Schemas['LedgerToMatch']): Period => ({
  from: civilDate(body.from),
  to: civilDate(body.to),
  contractIds: body.contractIds,
});

const balancesWire = (balances: Balances) => ({
  opening: money(balances.openingKopecks),
  debit: money(balances.debitKopecks),
  credit: money(balances.creditKopecks),
  closing: money(balances.closingKopecks),
});

export function toReconciliationWire(act: Reconciliation): Schemas['Reconciliation'] {
  const { id, companyId, from, to, contractIds, balances, lines, createdAt, createdBy, madeOn } = act;
  return {
    ...{ id, companyId, from, to, contractIds: contractIds === null ? null : [...contractIds] },
    ...balancesWire(balances),
    owes: owesBy(balances.closingKopecks),
    lines,
    createdAt: createdAt.toISOString(),
    createdBy,
    asOf: madeOn,
  };
}

export function toActWire(act: ReconciliationAct): Schemas['ReconciliationDetail'] {
  const { lessor, lessee } = act;
  return {
    ...toReconciliationWire(act),
    lessor,
    lessee,
    conclusion: conclusionOf(act.balances.closingKopecks, act),
    sections: act.statement.sections.map(sectionWire),
  };
}

const paymentWire = ({ paymentId: id, kind, number, count }: Charge) => ({ id, kind, number, count });

const sectionWire = ({ contract, lines, ...balances }: Section): Schemas['ReconciliationSection'] => ({
  contractId: contract?.id ?? null,
  contractNumber: contract?.number ?? null,
  signedOn: contract?.signedOn ?? null,
  assetName: contract?.assetName ?? null,
  ...balancesWire(balances),
  lines: lines.map((line) => {
    const charge = line.type === 'charge' ? line : null;
    const receipt = line.type === 'receipt' ? line : null;
    return {
      on: line.on,
      type: line.type,
      title: titleOf(line),
      documentNumber: receipt?.number ?? null,
      documentDate: receipt?.documentDate ?? null,
      payment: charge && paymentWire(charge),
      receiptId: receipt?.receiptId ?? null,
      debit: charge && money(charge.amountKopecks),
      credit: receipt && money(receipt.amountKopecks),
      balance: money(line.balanceKopecks),
    };
  }),
});

export const linesOf = (lines: Schemas['LedgerToMatch']['lines']): SentLine[] =>
  lines.map((line) => ({
    id: line.id ?? null,
    date: civilDate(line.date),
    kind: line.kind,
    amountKopecks: fromWire(line.amount),
    documentNumber: line.documentNumber ?? null,
    contractNumber: line.contractNumber ?? null,
    description: line.description ?? null,
  }));

const oursWire = ({ amountKopecks, ...line }: BookLine): Schemas['MatchedLine'] => ({
  ...line,
  amount: money(amountKopecks),
});

/** As it was sent: what was left out stays out. */
const theirsWire = (line: SentLine): Schemas['LedgerLine'] => ({
  ...(line.id === null ? {} : { id: line.id }),
  date: line.date,
  kind: line.kind,
  amount: money(line.amountKopecks),
  ...(line.documentNumber === null ? {} : { documentNumber: line.documentNumber }),
  ...(line.contractNumber === null ? {} : { contractNumber: line.contractNumber }),
  ...(line.description === null ? {} : { description: line.description }),
});

const pairWire = ({ ours, theirs, differences }: Pair<BookLine, SentLine>): Schemas['LedgerPair'] => ({
  ours: oursWire(ours),
  theirs: theirsWire(theirs),
  differences,
});

const sumsWire = (sums: LedgerSums): Schemas['LedgerSums'] => ({
  opening: money(sums.openingKopecks),
  charges: money(sums.chargesKopecks),
  payments: money(sums.paymentsKopecks),
  closing: money(sums.closingKopecks),
});

export function toMatchWire(
  match: Awaited<ReturnType<typeof matchReconciliation>>,
  { from, to, asOf }: { from: string; to: string; asOf: string },
): Schemas['LedgerMatch'] {
  const { opening, missingThere, missingHere, differing } = match.explanation;
  return {
    from,
    to,
    ours: sumsWire(match.ours),
    theirs: sumsWire(match.theirs),
    difference: money(match.ours.closingKopecks - match.theirs.closingKopecks),
    explanation: {
      opening: money(opening),
      missingThere: money(missingThere),
      missingHere: money(missingHere),
      differing: money(differing),
    },
    matched: match.matched.map(pairWire),
    differing: match.differing.map(pairWire),
    missingHere: match.missingHere.map(theirsWire),
    missingThere: match.missingThere.map(oursWire),
    asOf,
  };
}
