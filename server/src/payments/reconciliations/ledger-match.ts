import { addDays, type CivilDate, daysBetween } from '../../platform/civil-date.ts';
import { type Kopecks, sum } from '../../platform/money.ts';

/** A line of either side's books, as it is compared. A reversal is below zero. */
export type LedgerLine = {
  date: CivilDate;
  kind: 'charge' | 'payment';
  amountKopecks: Kopecks;
  documentNumber: string | null;
  contractNumber: string | null;
};
export type Difference = 'amount' | 'date' | 'contract';
export type Pair<Ours, Theirs> = { ours: Ours; theirs: Theirs; differences: Difference[] };
export type Match<Ours, Theirs> = {
  matched: Pair<Ours, Theirs>[];
  differing: Pair<Ours, Theirs>[];
  /** Of theirs that we lack, and of ours that they lack. */
  missingHere: Theirs[];
  missingThere: Ours[];
};

/** Banks and books date one document some days apart. */
const DATE_WINDOW_DAYS = 5;
/** Numbers of documents begin anew, so that the same number much later is another document. */
const DOCUMENT_WINDOW_DAYS = 31;

type Keyed = { line: LedgerLine; index: number; document: string; contract: string; free: boolean };

/**
 * Pairs two ledgers, each line at most once, from the surest likeness to the weakest: the same document, sum, day and
 * contract; document, sum and day; sum, day and contract; sum and day; sum within five days, the nearest first and the
 * same document before another; at last the same document with another sum. Lines are first put in an order of their
 * own, so that the order in which they came changes nothing.
 */
export function matchLedgers<Ours extends LedgerLine, Theirs extends LedgerLine>(
  ours: readonly Ours[],
  theirs: readonly Theirs[],
): Match<Ours, Theirs> {
  const [here, there] = [keyed(ours), keyed(theirs)];
  const pairs: Pair<Ours, Theirs>[] = [];

  /** Pairs free lines whose keys are the same; a line without a key has no pair in this turn. */
  function turn(key: (one: Keyed, shift: number) => string | null, shift = 0, agree: Agree = () => true) {
    const waiting = new Map<string, Keyed[]>();
    for (const one of there) {
      const own = one.free ? key(one, shift) : null;
      if (own === null) continue;
      const same = waiting.get(own);
      if (same) same.push(one);
      else waiting.set(own, [one]);
    }
    for (const one of here) {
      const own = one.free ? key(one, 0) : null;
      if (own === null) continue;
      const candidates = waiting.get(own) ?? [];
      const place = candidates.findIndex((other) => agree(one, other));
      const [other] = place < 0 ? [] : candidates.splice(place, 1);
      if (other) take(one, other);
    }
  }
  function take(one: Keyed, other: Keyed) {
    one.free = false;
    other.free = false;
    const [our, their] = [ours[one.index] as Ours, theirs[other.index] as Theirs];
    pairs.push({ ours: our, theirs: their, differences: differencesOf(one, other) });
  }

  const money = ({ line }: Keyed) => `${line.kind} ${line.amountKopecks}`;
  const day = ({ line }: Keyed, shift: number) => addDays(line.date, shift);
  const ifDocument = (one: Keyed, rest: string) => (one.document ? `${rest} ${one.document}` : null);
  const ifContract = (one: Keyed, rest: string) => (one.contract ? `${rest} ${one.contract}` : null);
  const alike: Agree = (one, other) => !contradict(one.contract, other.contract);

  turn((one) => `${money(one)} ${one.line.date} ${one.document}|${one.contract}`);
  turn((one) => ifDocument(one, `${money(one)} ${one.line.date}`), 0, alike);
  turn((one) => ifContract(one, `${money(one)} ${one.line.date}`));
  // Where the contracts contradict each other, the pair is taken only when nothing better is left.
  for (const agree of [alike, () => true])
    for (let days = 0; days <= DATE_WINDOW_DAYS; days++)
      for (const shift of days === 0 ? [0] : [days, -days]) {
        turn((one, moved) => ifDocument(one, `${money(one)} ${day(one, moved)}`), shift, agree);
        turn((one, moved) => `${money(one)} ${day(one, moved)}`, shift, agree);
      }
  turn(
    (one) => ifDocument(one, one.line.kind),
    0,
    (one, other) => Math.abs(daysBetween(one.line.date, other.line.date)) <= DOCUMENT_WINDOW_DAYS,
  );

  const byDate = (a: { date: CivilDate }, b: { date: CivilDate }) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
  const inOrder = pairs.sort((a, b) => byDate(a.ours, b.ours));
  const left = <L>(lines: readonly L[], keys: Keyed[]) =>
    keys.filter(({ free }) => free).map(({ index }) => lines[index] as L);
  return {
    matched: inOrder.filter(({ differences }) => differences.length === 0),
    differing: inOrder.filter(({ differences }) => differences.length > 0),
    missingHere: left(theirs, there),
    missingThere: left(ours, here),
  };
}

type Agree = (one: Keyed, other: Keyed) => boolean;

const contradict = (a: string, b: string) => a !== '' && b !== '' && a !== b;

function differencesOf(one: Keyed, other: Keyed): Difference[] {
  const differences: Difference[] = [];
  if (one.line.amountKopecks !== other.line.amountKopecks) differences.push('amount');
  if (one.line.date !== other.line.date) differences.push('date');
  if (contradict(one.contract, other.contract)) differences.push('contract');
  return differences;
}

/** In an order that depends on what the lines say alone; what is left out of their text makes no difference. */
function keyed(lines: readonly LedgerLine[]): Keyed[] {
  const keys = lines.map((line, index) => ({
    line,
    index,
    document: documentKey(line.documentNumber),
    contract: contractKey(line.contractNumber),
    free: true,
  }));
  const text = new Map(
    keys.map((one) => [
      one,
      [one.line.date, one.line.kind, one.line.amountKopecks, one.document, one.contract].join(' '),
    ]),
  );
  return keys.sort((a, b) => {
    const [left = '', right = ''] = [text.get(a), text.get(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

/** `№ 000118` and `118` are one number; letters of both alphabets that look alike are one letter. */
export const documentKey = (number: string | null): string => plainKey(number).replace(/^0+(?=.)/, '');
export const contractKey = (number: string | null): string => plainKey(number);

const LOOK_ALIKE: Record<string, string> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};
const plainKey = (number: string | null) =>
  (number ?? '')
    .replaceAll('№', '')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\d/]/gu, '')
    .replaceAll(/[АВЕКМНОРСТУХ]/g, (letter) => LOOK_ALIKE[letter] ?? letter);

export type LedgerSums = {
  openingKopecks: Kopecks;
  chargesKopecks: Kopecks;
  paymentsKopecks: Kopecks;
  closingKopecks: Kopecks;
};

/** What a ledger says is owed: charges add to it, payments lessen it. */
export function sumsOf(openingKopecks: Kopecks, lines: readonly LedgerLine[]): LedgerSums {
  const of = (kind: LedgerLine['kind']) =>
    sum(lines.filter((line) => line.kind === kind).map((line) => line.amountKopecks));
  const [chargesKopecks, paymentsKopecks] = [of('charge'), of('payment')];
  return {
    openingKopecks,
    chargesKopecks,
    paymentsKopecks,
    closingKopecks: openingKopecks + chargesKopecks - paymentsKopecks,
  };
}

const owed = ({ kind, amountKopecks }: LedgerLine) => (kind === 'charge' ? amountKopecks : -amountKopecks);

export type Explanation = Record<'opening' | 'missingThere' | 'missingHere' | 'differing', Kopecks>;

/** What our closing balance less theirs is made of; the four add up to it. */
export function explain(
  openings: { ours: Kopecks; theirs: Kopecks },
  { differing, missingHere, missingThere }: Match<LedgerLine, LedgerLine>,
): Explanation {
  return {
    opening: openings.ours - openings.theirs,
    missingThere: sum(missingThere.map(owed)),
    missingHere: -sum(missingHere.map(owed)),
    differing: sum(differing.map(({ ours, theirs }) => owed(ours) - owed(theirs))),
  };
}
