import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, civilDate } from '../../platform/civil-date.ts';
import { sum, vatIncluded } from '../../platform/money.ts';
import {
  type BuyoutTerms,
  expiryOf,
  type OpenPayment,
  presentValue,
  quoteBuyout,
  vatRateOn,
} from './buyout.ts';

const on = civilDate('2026-12-01');
const payment = (dueOn: string, restKopecks: bigint, more: Partial<OpenPayment> = {}): OpenPayment => ({
  id: `of ${dueOn}`,
  kind: 'lease',
  number: 1,
  count: 36,
  dueOn: civilDate(dueOn),
  restKopecks,
  vatRatePercent: 22,
  ...more,
});
const terms: BuyoutTerms = { annualRatePercent: '12', table: null, buyoutKopecks: 100_000n, feeKopecks: 0n };
const linesOf = (made: ReturnType<typeof quoteBuyout>) =>
  made?.lines.map(({ kind, totalKopecks, vatRatePercent }) => [kind, totalKopecks, vatRatePercent]);

describe('the present value', () => {
  // Checked with 60-digit decimals: 100 000.00 / 1.01, / 1.01², / (1.01 · (1 + 0.01 · 14/31)), / (1 + 0.01 · 17/31).
  test.each([
    ['in a month', '2027-01-01', '12', 9_900_990n],
    ['in two months', '2027-02-01', '12', 9_802_960n],
    ['in a month and 14 days', '2027-01-15', '12', 9_856_477n],
    ['in 17 days', '2026-12-18', '12', 9_945_460n],
    ['the day itself', '2026-12-01', '12', 10_000_000n],
    ['at no rate', '2031-12-01', '0', 10_000_000n],
    ['at a rate with four digits', '2027-12-01', '18.1234', 8_353_712n],
  ])('of a payment %s', (_, dueOn, rate, expected) =>
    expect(presentValue(on, rate, [payment(dueOn, 10_000_000n)])).toBe(expected),
  );

  test('of an annuity is what it finances', () => {
    // 1 000 000.00 at 12 % for 12 months is 88 848.79 a month: 12 payments round by up to 6 kopecks.
    const flows = Array.from({ length: 12 }, (_, month) => payment(addMonths(on, month + 1), 8_884_879n));
    const value = presentValue(on, '12', flows);
    expect(value > 99_999_990n && value < 100_000_010n).toBe(true);
  });
});

describe('a quote', () => {
  const open = [
    payment('2026-11-17', 1_220_000n),
    payment('2026-10-19', 500n, { kind: 'penalty', vatRatePercent: 0 }),
    payment('2026-12-20', 700n, { kind: 'penalty', vatRatePercent: 0 }),
    payment('2027-01-01', 10_000_000n),
  ];

  test('is what is due and penalties, the present value, the price and the fee, less the overpayment', () => {
    const made = quoteBuyout(on, { ...terms, feeKopecks: 50_000n }, open, 20_000n);
    expect(linesOf(made)).toEqual([
      ['debt', 1_220_000n, 22],
      ['penalty', 500n, 0],
      ['penalty', 700n, 0],
      ['present_value', 9_900_990n, 22],
      ['buyout_price', 100_000n, 22],
      ['fee', 50_000n, 22],
      ['overpayment', -20_000n, 0],
    ]);
    expect(made).toMatchObject({ basis: 'formula', totalKopecks: 11_252_190n });
    // Penalties alone do not make the price one without VAT.
    expect(linesOf(quoteBuyout(on, terms, open.slice(1, 2), 0n))?.at(-1)).toEqual([
      'buyout_price',
      100_000n,
      22,
    ]);
  });

  test("takes the contract's table first, its nearest day before", () => {
    const table = [
      { on: civilDate('2026-12-02'), sumKopecks: 3n },
      { on: civilDate('2026-10-01'), sumKopecks: 1n },
      { on: civilDate('2026-11-17'), sumKopecks: 2n },
    ];
    const made = quoteBuyout(on, { ...terms, table }, open, 0n);
    expect(linesOf(made)?.find(([kind]) => kind === 'table')).toEqual(['table', 2n, 22]);
    expect(made).toMatchObject({ basis: 'table', tableOn: '2026-11-17', annualRatePercent: null });
    expect(quoteBuyout(civilDate('2026-09-01'), { ...terms, table }, open, 0n)).toMatchObject({
      basis: 'formula',
    });
  });

  test('is none without table and rate', () =>
    expect(quoteBuyout(on, { ...terms, annualRatePercent: null }, open, 0n)).toBeNull());

  test.each<[string, OpenPayment[], unknown[]]>([
    ['still planned', [payment('2027-01-01', 7n, { kind: 'buyout' })], ['buyout_price', 7n, 22]],
    ['already due', [payment('2026-11-01', 7n, { kind: 'buyout' })], ['debt', 7n, 22]],
  ])('takes the price from the schedule where it is there, %s', (_, open, expected) =>
    expect(linesOf(quoteBuyout(on, terms, open, 0n))?.filter(([, total]) => total === 7n)).toEqual([
      expected,
    ]),
  );

  test.each([
    ['2025-12-31', 20],
    ['2026-01-01', 22],
  ])('of %s has VAT of %d %%', (day, rate) => expect(vatRateOn(civilDate(day))).toBe(rate));

  test('of a schedule without VAT has none', () =>
    expect(
      quoteBuyout(on, terms, [payment('2027-01-01', 100n, { vatRatePercent: 0 })], 0n)?.lines.every(
        ({ vatKopecks }) => vatKopecks === 0n,
      ),
    ).toBe(true));

  test('never falls below zero, however much was overpaid', () =>
    expect(quoteBuyout(on, terms, open, 10n ** 12n)?.totalKopecks).toBe(0n));
});

describe('a quote binds', () => {
  const weekdays = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0;
  test.each([
    ['for five working days', '2026-11-25', '2026-12-31', [], '2026-12-02'],
    ['not past the next due date', '2026-11-25', '2026-12-31', ['2026-11-27', '2026-12-27'], '2026-11-27'],
    ['whatever is overdue', '2026-11-25', '2026-12-31', ['2026-11-20'], '2026-12-02'],
    ['not past the buyout', '2026-11-25', '2026-11-26', ['2026-11-27'], '2026-11-26'],
    ['on the day alone', '2026-11-25', '2026-12-31', ['2026-11-25'], '2026-11-25'],
  ])('%s', (_, today, day, due, expected) =>
    expect(
      expiryOf(
        civilDate(today),
        civilDate(day),
        due.map((dueOn) => ({ dueOn: civilDate(dueOn) })),
        weekdays,
      ),
    ).toBe(expected),
  );
});

const anyRate = fc
  .integer({ min: 0, max: 999_999 })
  .map((rate) => `${Math.floor(rate / 10_000)}.${`${rate % 10_000}`.padStart(4, '0')}`);
const anyFlow = fc.record({
  days: fc.integer({ min: 0, max: 2500 }),
  restKopecks: fc.bigInt({ min: 1n, max: 10n ** 13n }),
});
const asFlows = (flows: { days: number; restKopecks: bigint }[], later = 0) =>
  flows.map(({ days, restKopecks }) => ({ dueOn: addDays(on, days + later), restKopecks }));
const anyFlows = fc.array(anyFlow, { maxLength: 20 });

test('money that comes later is never worth more; nothing is worth more than it is', () =>
  fc.assert(
    fc.property(anyRate, anyFlows, fc.integer({ min: 0, max: 400 }), (rate, flows, later) => {
      const now = presentValue(on, rate, asFlows(flows));
      expect(presentValue(on, rate, asFlows(flows, later)) <= now).toBe(true);
      expect(now <= sum(flows.map(({ restKopecks }) => restKopecks))).toBe(true);
    }),
  ));

test('at no rate it is the plain sum; of parts it is the sum of the parts, within their rounding', () =>
  fc.assert(
    fc.property(anyRate, anyFlows, (rate, flows) => {
      expect(presentValue(on, '0', asFlows(flows))).toBe(sum(flows.map(({ restKopecks }) => restKopecks)));
      const parts = sum(asFlows(flows).map((flow) => presentValue(on, rate, [flow])));
      const gap = presentValue(on, rate, asFlows(flows)) - parts;
      expect(gap <= BigInt(flows.length) && gap >= -BigInt(flows.length)).toBe(true);
    }),
  ));

test('lines add up to the total, each with the VAT inside it', () =>
  fc.assert(
    fc.property(anyRate, anyFlows, fc.bigInt({ min: 0n, max: 10n ** 14n }), (rate, flows, overpayment) => {
      const open = asFlows(flows).map(({ dueOn, restKopecks }) => payment(dueOn, restKopecks));
      const made = quoteBuyout(on, { ...terms, annualRatePercent: rate }, open, overpayment);
      expect(sum((made?.lines ?? []).map(({ totalKopecks }) => totalKopecks))).toBe(made?.totalKopecks);
      for (const { kind, netKopecks, totalKopecks, vatKopecks, vatRatePercent } of made?.lines ?? []) {
        expect(netKopecks + vatKopecks).toBe(totalKopecks);
        if (kind !== 'overpayment') expect(vatKopecks).toBe(vatIncluded(totalKopecks, vatRatePercent));
      }
      expect((made?.totalKopecks ?? -1n) >= 0n).toBe(true);
    }),
  ));
