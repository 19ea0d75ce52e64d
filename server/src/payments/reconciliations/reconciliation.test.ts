import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate, daysBetween } from '../../platform/civil-date.ts';
import { DomainError } from '../../platform/errors.ts';
import { sum } from '../../platform/money.ts';
import { checkPeriod, type Entry, makeStatement, openingsOf, signed } from './reconciliation.ts';

const day = civilDate;
const contracts = ['a', 'b'].map((id) => ({
  id,
  number: `ДЛ-${id}`,
  signedOn: day('2026-01-12'),
  assetName: 'КАМАЗ',
}));
const charge = (on: string, amountKopecks: bigint, contractId = 'a'): Entry => ({
  type: 'charge',
  on: day(on),
  contractId,
  amountKopecks,
  ...{ paymentId: `payment ${on} ${contractId}`, kind: 'lease', number: 1, count: 12 },
});
const receipt = (on: string, amountKopecks: bigint, contractId: string | null = 'a'): Entry => ({
  type: 'receipt',
  on: day(on),
  contractId,
  amountKopecks,
  ...{ receiptId: `receipt ${on} ${contractId}`, number: '118', documentDate: day(on) },
});
const within = (entries: readonly Entry[], from: string, to: string) =>
  entries.filter(({ on }) => on >= from && on <= to);
const statementOf = (entries: readonly Entry[], from: string, to: string) =>
  makeStatement(openingsOf(entries, day(from)), within(entries, from, to), contracts);

test('each contract has its lines by day, charges before money, with the balance after each', () => {
  const { sections, ...total } = statementOf(
    [
      charge('2026-02-17', 1000n),
      receipt('2026-03-17', 400n),
      charge('2026-03-17', 1000n),
      charge('2026-03-10', 70n, 'b'),
      receipt('2026-03-20', 50n, null),
    ],
    '2026-03-01',
    '2026-03-31',
  );
  expect(total).toEqual({
    openingKopecks: 1000n,
    debitKopecks: 1070n,
    creditKopecks: 450n,
    closingKopecks: 1620n,
  });
  expect(
    sections.map(({ contract, lines, ...balances }) => [
      contract?.number ?? null,
      balances.openingKopecks,
      lines.map((line) => [line.on, line.type, line.balanceKopecks]),
      balances.closingKopecks,
    ]),
  ).toEqual([
    [
      'ДЛ-a',
      1000n,
      [
        ['2026-03-17', 'charge', 2000n],
        ['2026-03-17', 'receipt', 1600n],
      ],
      1600n,
    ],
    ['ДЛ-b', 0n, [['2026-03-10', 'charge', 70n]], 70n],
    [null, 0n, [['2026-03-20', 'receipt', -50n]], -50n],
  ]);
});

test('a contract where nothing was and nothing happened is left out', () =>
  expect(statementOf([charge('2026-04-01', 1n, 'b')], '2026-03-01', '2026-03-31').sections).toEqual([]));

describe('a period', () => {
  const today = day('2026-11-25');
  const told = (from: string, to: string) => {
    try {
      checkPeriod(day(from), day(to), today);
      return 'fine';
    } catch (error) {
      return error instanceof DomainError ? error.code : error;
    }
  };
  test.each([
    ['2026-11-25', '2026-11-25', 'fine'],
    ['2026-11-25', '2026-11-24', 'invalid_period'],
    ['2026-11-25', '2026-11-26', 'reconciliation_period_not_over'],
    ['2023-11-25', '2026-11-24', 'fine'],
    ['2023-11-25', '2026-11-25', 'reconciliation_period_too_long'],
    ['2020-02-29', '2023-02-27', 'fine'],
    ['2020-02-29', '2023-02-28', 'reconciliation_period_too_long'],
  ])('%s – %s: %s', (from, to, expected) => expect(told(from, to)).toBe(expected));
});

const from = day('2026-01-01');
const until = 400;
const anyEntry = fc
  .record({
    at: fc.integer({ min: 0, max: until }),
    amountKopecks: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    contractId: fc.constantFrom('a', 'b', null),
    charged: fc.boolean(),
  })
  .map(({ at, amountKopecks, contractId, charged }) =>
    charged && contractId !== null
      ? charge(addDays(from, at), amountKopecks, contractId)
      : receipt(addDays(from, at), amountKopecks, contractId),
  );
const anyDays = fc.uniqueArray(fc.integer({ min: 1, max: until }), { minLength: 1, maxLength: 6 });

test('opening and turnover make the closing; however a period is split, the parts add up and join', () =>
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 30 }), anyDays, (entries, cuts) => {
      const bounds = [0, ...cuts.toSorted((a, b) => a - b), until + 1].map((at) => addDays(from, at));
      const whole = statementOf(entries, from, addDays(from, until));
      const parts = bounds.slice(1).map((next, index) => {
        const begins = bounds[index] ?? from;
        expect(daysBetween(begins, next)).toBeGreaterThan(0);
        return statementOf(entries, begins, addDays(next, -1));
      });
      for (const part of [whole, ...parts, ...parts.flatMap(({ sections }) => sections)])
        expect(part.openingKopecks + part.debitKopecks - part.creditKopecks).toBe(part.closingKopecks);
      for (const [index, part] of parts.entries())
        expect(part.openingKopecks).toBe(parts[index - 1]?.closingKopecks ?? 0n);
      expect(sum(parts.map(({ debitKopecks }) => debitKopecks))).toBe(whole.debitKopecks);
      expect(sum(parts.map(({ creditKopecks }) => creditKopecks))).toBe(whole.creditKopecks);
      expect(parts.at(-1)?.closingKopecks).toBe(sum(entries.map(signed)));
    }),
  ));
