import { CONTRACT_WORD } from './purpose.ts';
import { fold, purposeText } from './purpose-text.ts';

/**
 * Contract numbers contain spaces, slashes and look-alike letters, so the known ones are looked for in a purpose
 * instead of trusting a pattern. A number is a row of atoms (letters, digits, one other character); spaces count
 * only between two atoms of one sort.
 */
export interface FoundContract<T> {
  readonly contract: T;
  /** The purpose calls it a contract («по договору № …»), or only mentions the number. */
  readonly called: boolean;
  /** Telling enough to be no coincidence: letters and digits, or six digits in parts. */
  readonly distinctive: boolean;
}

export interface ContractIndex<T> {
  readonly byKey: ReadonlyMap<string, readonly T[]>;
  readonly longestKey: number;
}

type Atom = { text: string; start: number; end: number };

const ATOM = /\p{L}+|\d+|[^\p{L}\d\s]/gu;
const isWord = (text: string) => /[\p{L}\d]/u.test(text);
const sort = (atom: string) => (/\d/.test(atom) ? 'digits' : /\p{L}/u.test(atom) ? 'letters' : 'mark');

function atomsOf(text: string): Atom[] {
  return Array.from(text.matchAll(ATOM), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function appended(key: string, last: Atom | undefined, next: Atom): string {
  const apart =
    last && last.end < next.start && sort(last.text) === sort(next.text) && sort(next.text) !== 'mark';
  return `${key}${apart ? ' ' : ''}${next.text}`;
}

/** Two numbers with one key are one number to a reader; empty when there is no digit in it. */
export function contractNumberKey(number: string): string {
  const atoms = atomsOf(fold(number.normalize('NFC')));
  while (atoms[0] && !isWord(atoms[0].text)) atoms.shift();
  while (atoms.length > 0 && !isWord(atoms.at(-1)?.text ?? '')) atoms.pop();
  const key = atoms.reduce((joined, atom, index) => appended(joined, atoms[index - 1], atom), '');
  return /\d/.test(key) ? key : '';
}

/** Built once for an import: contracts by their numbers' keys. */
export function indexContracts<T extends { readonly number: string }>(
  contracts: Iterable<T>,
): ContractIndex<T> {
  const byKey = new Map<string, T[]>();
  let longestKey = 0;
  for (const contract of contracts) {
    const key = contractNumberKey(contract.number);
    if (key === '') continue;
    longestKey = Math.max(longestKey, key.length);
    const same = byKey.get(key);
    if (same) same.push(contract);
    else byKey.set(key, [contract]);
  }
  return { byKey, longestKey };
}

type Match = { key: string; start: number; end: number };

/**
 * The known contracts that a purpose names, in the order of their numbers in it: whole tokens only, the longest
 * number where several fit. Indistinct numbers («12») count only where they are called a contract's.
 */
export function findContracts<T>(purpose: string, index: ContractIndex<T>): FoundContract<T>[] {
  const { folded } = purposeText(purpose);
  const taken: Match[] = [];
  const matches = allMatches(folded, index).sort((a, b) => b.key.length - a.key.length || a.start - b.start);
  for (const match of matches) {
    if (taken.every(({ start, end }) => match.end <= start || match.start >= end)) taken.push(match);
  }
  const found = new Map<T, FoundContract<T>>();
  for (const { key, start } of taken.sort((a, b) => a.start - b.start)) {
    const called =
      CALLS_ITSELF.test(key) || isCalled(folded.slice(Math.max(0, start - CALLED_LENGTH), start));
    const distinctive = isDistinctive(key);
    if (!called && !distinctive) continue;
    for (const contract of index.byKey.get(key) ?? []) {
      found.set(contract, {
        contract,
        called: called || (found.get(contract)?.called ?? false),
        distinctive,
      });
    }
  }
  return [...found.values()];
}

function allMatches<T>(folded: string, { byKey, longestKey }: ContractIndex<T>): Match[] {
  const matches: Match[] = [];
  const atoms = atomsOf(folded);
  for (const [first, atom] of atoms.entries()) {
    if (!isWord(atom.text) || !startsToken(folded, atom.start)) continue;
    let key = '';
    for (let next = first; next < atoms.length && key.length <= longestKey; next++) {
      const last = atoms[next];
      if (!last) break;
      key = appended(key, next === first ? undefined : atoms[next - 1], last);
      if (byKey.has(key) && endsToken(folded, last.end))
        matches.push({ key, start: atom.start, end: last.end });
    }
  }
  return matches;
}

/** A number may follow `N` or `No` at once, for that is a «№». */
const startsToken = (text: string, at: number) =>
  !/(?:[\p{L}\d]|[\p{L}\d][-/_.])$/u.test(text.slice(Math.max(0, at - 2), at)) ||
  /(?<!\p{L})n[оº°]?$/u.test(text.slice(Math.max(0, at - 3), at));
/** `12` is not whole in `12/3`, `12-а`, `12.5` and `12,50`, but is in `12.Оплата` and `12, 13`. */
const endsToken = (text: string, at: number) =>
  !/^(?:[\p{L}\d]|[-/_][\p{L}\d]|[.,=]\d)/u.test(text.slice(at, at + 2));

const NO = String.raw`(?:(?:№|#|n[оº°]?\.?) *)?`;
const DATED = String.raw`(?: *от *\d{2}\.\d{2}\.\d{2,4})?(?: *г(?:ода|\.)?)?`;
const WORDS = String.raw`(?:(?!(?<!\p{L})(?:сч|плат|взнос|заказ|акт))[\p{L} ().]){0,60}`;
const TOKEN = String.raw`(?<![\p{L}\d/_.-])(?=[\p{L}\d/_.-]*\d)[\p{L}\d/_.-]+`;
/** «… по договору лизинга № », up to where a number stands. */
const CALLED = new RegExp(`${CONTRACT_WORD}${WORDS}${DATED} *${NO}$`, 'u');
/** «12 от 01.02.2024, » before another number of a list; `$` stands first so that it is read once, backwards. */
const LISTED = new RegExp(`$(?<=(?<item>${TOKEN}${DATED} *(?:,|;|и) *${NO}))`, 'u');
/** «дог.12, »: the item itself begins with the word. */
const CALLED_ITEM = new RegExp(CONTRACT_WORD, 'u');
const CALLED_LENGTH = 200;
/** ДЛ-15/24 and the like call themselves contracts. */
const CALLS_ITSELF = /^(?:дл|дфа|дог)(?!\p{L})/u;

/** Takes the items of a list off one by one: a single pattern for all of them could be read in 2ⁿ ways. */
function isCalled(before: string): boolean {
  if (CALLED.test(before)) return true;
  const item = LISTED.exec(before)?.groups?.item;
  if (item === undefined) return false;
  return CALLED_ITEM.test(item) || isCalled(before.slice(0, before.length - item.length));
}

function isDistinctive(key: string): boolean {
  if (/^\d{1,2}[./-](?:\d{1,2}[./-])?\d{2,4}$/.test(key)) return false;
  const words = key.replace(/[^\p{L}\d]/gu, '');
  return /\p{L}/u.test(words) ? words.length >= 4 : words.length >= 6 && /[^\d ]/.test(key);
}
