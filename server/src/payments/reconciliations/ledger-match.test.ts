import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '../../platform/civil-date.ts';
import { sum } from '../../platform/money.ts';
import { contractKey, documentKey, explain, type LedgerLine, matchLedgers, sumsOf } from './ledger-match.ts';

const line = (date: string, amountKopecks: bigint, more: Partial<LedgerLine> = {}): LedgerLine => ({
  date: civilDate(date),
  kind: 'payment',
  amountKopecks,
  documentNumber: null,
  contractNumber: null,
  ...more,
});
const doc = (documentNumber: string, contractNumber: string | null = null) => ({
  documentNumber,
  contractNumber,
});

describe('one line on each side', () => {
  test.each<[string, LedgerLine, LedgerLine, string]>([
    ['the same', line('2026-03-16', 100n, doc('118')), line('2026-03-16', 100n, doc('118')), 'agree'],
    [
      'a number with zeros',
      line('2026-03-16', 100n, doc('118')),
      line('2026-03-16', 100n, doc('№ 00118')),
      'agree',
    ],
    ['sum and day alone', line('2026-03-16', 100n, doc('118')), line('2026-03-16', 100n), 'agree'],
    ['another number', line('2026-03-16', 100n, doc('118')), line('2026-03-16', 100n, doc('119')), 'agree'],
    ['five days later', line('2026-03-16', 100n), line('2026-03-21', 100n), 'date'],
    ['five days before', line('2026-03-16', 100n), line('2026-03-11', 100n), 'date'],
    ['six days later', line('2026-03-16', 100n), line('2026-03-22', 100n), 'missing'],
    [
      'another contract',
      line('2026-03-16', 100n, doc('118', 'ДЛ-1')),
      line('2026-03-16', 100n, doc('118', 'ДЛ-2')),
      'contract',
    ],
    [
      'another contract and day',
      line('2026-03-16', 100n, doc('118', 'ДЛ-1')),
      line('2026-03-17', 100n, doc('118', 'ДЛ-2')),
      'date,contract',
    ],
    ['another sum', line('2026-03-16', 100n, doc('118')), line('2026-03-16', 90n, doc('118')), 'amount'],
    [
      'sum, a month later',
      line('2026-03-16', 100n, doc('118')),
      line('2026-04-16', 90n, doc('118')),
      'amount,date',
    ],
    ['sum, much later', line('2026-03-16', 100n, doc('118')), line('2026-04-17', 90n, doc('118')), 'missing'],
    ['another sum, no number', line('2026-03-16', 100n), line('2026-03-16', 90n), 'missing'],
    ['the other side', line('2026-03-16', 100n), line('2026-03-16', 100n, { kind: 'charge' }), 'missing'],
  ])('%s', (_, ours, theirs, expected) => {
    const { matched, differing, missingHere, missingThere } = matchLedgers([ours], [theirs]);
    const told = [...matched, ...differing].map(({ differences }) => differences.join() || 'agree');
    expect(told[0] ?? 'missing').toBe(expected);
    expect([missingHere.length, missingThere.length]).toEqual(expected === 'missing' ? [1, 1] : [0, 0]);
  });
});

test('a surer likeness is taken before a weaker one', () => {
  const ours = [line('2026-03-16', 100n, doc('1', 'ДЛ-1')), line('2026-03-18', 100n, doc('2', 'ДЛ-2'))];
  const theirs = [line('2026-03-17', 100n, doc('2')), line('2026-03-18', 100n, doc('', 'ДЛ-1'))];
  const { matched, differing } = matchLedgers(ours, theirs);
  expect(matched).toEqual([]);
  // The second is nearer to `2` by its day, but its contract says otherwise.
  expect(differing.map((pair) => [ours.indexOf(pair.ours), theirs.indexOf(pair.theirs)])).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test('numbers are compared by what a reader sees', () => {
  expect(documentKey('ПП-000118')).toBe(documentKey('пп-000118'));
  expect([documentKey('№ 118'), documentKey('0'), documentKey(null)]).toEqual(['118', '0', '']);
  // Cyrillic А, Latin A.
  expect(contractKey('А-12/3')).toBe(contractKey('A-12/3'));
  expect(contractKey('12/3')).not.toBe(contractKey('123'));
});

const anyLine = fc.record({
  date: fc.integer({ min: 0, max: 60 }).map((days) => addDays(civilDate('2026-01-01'), days)),
  kind: fc.constantFrom('charge' as const, 'payment' as const),
  amountKopecks: fc.bigInt({ min: -3n, max: 5n }),
  documentNumber: fc.option(fc.constantFrom('1', '02', '№ 3', 'А-4')),
  contractNumber: fc.option(fc.constantFrom('ДЛ-1', 'ДЛ-2')),
});
const anyLedger = fc.array(anyLine, { maxLength: 40 });
const shuffled = <T>(lines: readonly T[], seeds: readonly number[]) =>
  lines
    .map((one, index) => [seeds[index] ?? 0, one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
const anySeeds = fc.array(fc.integer(), { minLength: 40, maxLength: 40 });

test('a mirrored ledger agrees wholly in any order; what is taken out of it is missing, to the line', () =>
  fc.assert(
    fc.property(anyLedger, anySeeds, fc.nat({ max: 40 }), (ours, seeds, taken) => {
      const mirrored = shuffled(ours, seeds).map((one) => ({ ...one }));
      const left = mirrored.slice(taken);
      const { matched, differing, missingHere, missingThere } = matchLedgers(ours, left);
      expect([matched.length, differing, missingHere]).toEqual([left.length, [], []]);
      expect(missingThere).toHaveLength(Math.min(taken, ours.length));
    }),
  ));

test('every line is told once, and the difference of the balances is explained to the kopeck', () =>
  fc.assert(
    fc.property(anyLedger, anyLedger, fc.bigInt(), fc.bigInt(), (ours, theirs, here, there) => {
      const match = matchLedgers(ours, theirs);
      const pairs = [...match.matched, ...match.differing];
      const toldOurs = [...pairs.map((pair) => pair.ours), ...match.missingThere];
      const toldTheirs = [...pairs.map((pair) => pair.theirs), ...match.missingHere];
      expect([toldOurs.length, toldTheirs.length]).toEqual([ours.length, theirs.length]);
      expect([new Set(toldOurs), new Set(toldTheirs)]).toEqual([new Set(ours), new Set(theirs)]);
      expect(match.matched.every((pair) => pair.ours.amountKopecks === pair.theirs.amountKopecks)).toBe(true);
      const explained = explain({ ours: here, theirs: there }, match);
      expect(sum(Object.values(explained))).toBe(
        sumsOf(here, ours).closingKopecks - sumsOf(there, theirs).closingKopecks,
      );
    }),
  ));

test('the order in which lines come changes nothing but which of two alike is which', () =>
  fc.assert(
    fc.property(anyLedger, anyLedger, anySeeds, (ours, theirs, seeds) => {
      const told = ({ matched, differing, missingHere, missingThere }: ReturnType<typeof matchLedgers>) =>
        [matched, differing, missingHere, missingThere].map((part) => part.map(text).sort());
      expect(told(matchLedgers(shuffled(ours, seeds), shuffled(theirs, seeds.toReversed())))).toEqual(
        told(matchLedgers(ours, theirs)),
      );
    }),
  ));

/** Of a line or a pair, with numbers as they are compared. */
const text = (part: object) =>
  JSON.stringify(part, (key, value) => {
    if (typeof value === 'bigint') return `${value}`;
    return key === 'documentNumber' ? documentKey(value) : value;
  });
