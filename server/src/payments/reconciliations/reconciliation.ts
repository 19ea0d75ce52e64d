import type { PaymentKind } from '../../db/money-schema.ts';
import { addMonths, type CivilDate } from '../../platform/civil-date.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Kopecks, sum } from '../../platform/money.ts';

/** A payment that became due: charged on its effective due date, which is when the lessor may ask for it. */
export type Charge = {
  type: 'charge';
  on: CivilDate;
  contractId: string;
  amountKopecks: Kopecks;
  paymentId: string;
  kind: PaymentKind;
  number: number;
  count: number;
};

/** What of a receipt belongs to a contract, or (`contractId` null) to none yet; by booking date. */
export type Income = {
  type: 'receipt';
  on: CivilDate;
  contractId: string | null;
  amountKopecks: Kopecks;
  receiptId: string;
  number: string;
  documentDate: CivilDate;
};
export type Entry = Charge | Income;

export type ReconciledContract = { id: string; number: string; signedOn: CivilDate; assetName: string };

/** What a contract, or none, owed before the period. */
export type Opening = { contractId: string | null; balanceKopecks: Kopecks };

export type Balances = {
  openingKopecks: Kopecks;
  /** What the lessor charged and what it received, within the period. */
  debitKopecks: Kopecks;
  creditKopecks: Kopecks;
  closingKopecks: Kopecks;
};
export type Section = Balances & {
  contract: ReconciledContract | null;
  /** By day; charges before money. `balanceKopecks` is the section's own after the line. */
  lines: (Entry & { balanceKopecks: Kopecks })[];
};
export type Statement = Balances & { sections: Section[] };

export const MAX_YEARS = 3;
/** Some fifty pages, which take two seconds to set; nobody reads more. */
export const MAX_LINES = 2000;

/** @throws invalid_period, reconciliation_period_too_long, reconciliation_period_not_over. */
export function checkPeriod(from: CivilDate, to: CivilDate, today: CivilDate): void {
  if (from > to) throw new DomainError('invalid_period');
  if (to > today) throw new DomainError('reconciliation_period_not_over', { today });
  if (to >= addMonths(from, MAX_YEARS * 12))
    throw new DomainError('reconciliation_period_too_long', { maxYears: MAX_YEARS });
}

/** What the lessee owes more by an entry; money lessens it. */
export const signed = ({ type, amountKopecks }: Entry): Kopecks =>
  type === 'charge' ? amountKopecks : -amountKopecks;

/** What each contract, and none, owed before a day. */
export function openingsOf(entries: readonly Entry[], from: CivilDate): Opening[] {
  const balances = new Map<string | null, Kopecks>();
  for (const entry of entries)
    if (entry.on < from)
      balances.set(entry.contractId, (balances.get(entry.contractId) ?? 0n) + signed(entry));
  return [...balances].map(([contractId, balanceKopecks]) => ({ contractId, balanceKopecks }));
}

/** The statement of a period; contracts where nothing was and nothing happened are left out. */
export function makeStatement(
  openings: readonly Opening[],
  entries: readonly Entry[],
  contracts: readonly ReconciledContract[],
): Statement {
  const sections = [...contracts.toSorted(byNumber), null].flatMap((contract) => {
    const id = contract?.id ?? null;
    const opening = sum(openings.filter((one) => one.contractId === id).map((one) => one.balanceKopecks));
    const own = entries.filter((entry) => entry.contractId === id).toSorted(inOrder);
    return opening === 0n && own.length === 0 ? [] : [makeSection(contract, opening, own)];
  });
  const total = (of: keyof Balances) => sum(sections.map((section) => section[of]));
  return {
    openingKopecks: total('openingKopecks'),
    debitKopecks: total('debitKopecks'),
    creditKopecks: total('creditKopecks'),
    closingKopecks: total('closingKopecks'),
    sections,
  };
}

function makeSection(
  contract: ReconciledContract | null,
  openingKopecks: Kopecks,
  entries: Entry[],
): Section {
  let balanceKopecks = openingKopecks;
  const lines = entries.map((entry) => {
    balanceKopecks += signed(entry);
    return { ...entry, balanceKopecks };
  });
  const turnover = (type: Entry['type']) =>
    sum(entries.filter((entry) => entry.type === type).map((entry) => entry.amountKopecks));
  return {
    contract,
    openingKopecks,
    debitKopecks: turnover('charge'),
    creditKopecks: turnover('receipt'),
    closingKopecks: balanceKopecks,
    lines,
  };
}

const compare = <T extends string | number>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
const byNumber = (a: ReconciledContract, b: ReconciledContract) =>
  compare(a.number, b.number) || compare(a.id, b.id);
const idOf = (entry: Entry) => (entry.type === 'charge' ? entry.paymentId : entry.receiptId);
const inOrder = (a: Entry, b: Entry) =>
  compare(a.on, b.on) || compare(a.type, b.type) || compare(idOf(a), idOf(b));
