import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../platform/civil-date.ts';
import { divideHalfUp } from '../platform/money.ts';
import { estimatePenalty, type Penalised } from './penalty.ts';

const due = civilDate('2026-11-17');
const day = (number: number) => addDays(due, number);
const payment = (more: Partial<Penalised> = {}): Penalised => ({
  kind: 'lease',
  dueOn: due,
  totalKopecks: 18_432_050n,
  settled: [],
  billedThrough: null,
  dailyRatePercent: '0.1',
  ...more,
});
type Money = [bookedOn: number, amount: bigint][];
const settled = (money: Money) => money.map(([on, amountKopecks]) => ({ bookedOn: day(on), amountKopecks }));
/** Each period as `from–to: days × base = amount`, days counted from the due date. */
const told = (made: Penalised, upTo: number) => {
  const { amountKopecks, periods } = estimatePenalty(made, day(upTo));
  const written = periods.map(
    ({ from, to, days, baseKopecks, amountKopecks: part }) =>
      `${from.slice(5)}–${to.slice(5)}: ${days} × ${baseKopecks} = ${part}`,
  );
  return [...written, amountKopecks];
};

test.each<[what: string, Partial<Penalised>, upTo: number, ReturnType<typeof told>]>([
  ['on the due date', {}, 0, [0n]],
  ['the day after', {}, 1, ['11-18–11-18: 1 × 18432050 = 18432', 18_432n]],
  // 184 320,50 × 0,1 % × 5 = 921,6025.
  ['after five days', {}, 5, ['11-18–11-22: 5 × 18432050 = 92160', 92_160n]],
  ['at another rate', { dailyRatePercent: '0.05' }, 5, ['11-18–11-22: 5 × 18432050 = 46080', 46_080n]],
  ['at no rate', { dailyRatePercent: '0' }, 5, ['11-18–11-22: 5 × 18432050 = 0', 0n]],
  // Half a kopeck goes up: 5.00 × 0.1 % = 0.005.
  ['half a kopeck', { totalKopecks: 500n }, 1, ['11-18–11-18: 1 × 500 = 1', 1n]],
  ['less than half', { totalKopecks: 499n }, 1, ['11-18–11-18: 1 × 499 = 0', 0n]],
  ['of a penalty', { kind: 'penalty' }, 30, [0n]],
  ['paid before it was due', { settled: settled([[-3, 18_432_050n]]) }, 30, [0n]],
  ['paid on the day', { settled: settled([[0, 18_432_050n]]) }, 30, [0n]],
  [
    'paid late: the day of payment counts',
    { settled: settled([[3, 18_432_050n]]) },
    30,
    ['11-18–11-20: 3 × 18432050 = 55296', 55_296n],
  ],
  [
    'paid in part before',
    { settled: settled([[-1, 10_000_000n]]) },
    2,
    ['11-18–11-19: 2 × 8432050 = 16864', 16_864n],
  ],
  [
    // 2 × 184 320.50 + 3 × 84 320.50 is 621 602.50, a thousandth of which is 621.6025.
    'paid in part late',
    { settled: settled([[2, 10_000_000n]]) },
    5,
    ['11-18–11-19: 2 × 18432050 = 36864', '11-20–11-22: 3 × 8432050 = 25296', 62_160n],
  ],
  [
    'rounded once, not by period',
    {
      totalKopecks: 1_000n,
      settled: settled([
        [1, 500n],
        [2, 200n],
      ]),
    },
    3,
    ['11-18–11-18: 1 × 1000 = 1', '11-19–11-19: 1 × 500 = 1', '11-20–11-20: 1 × 300 = 0', 2n],
  ],
  ['billed for two days', { billedThrough: day(2) }, 5, ['11-20–11-22: 3 × 18432050 = 55296', 55_296n]],
  ['billed to the day', { billedThrough: day(5) }, 5, [0n]],
  ['billed beyond the day', { billedThrough: day(9) }, 5, [0n]],
  ['billed before it moved', { billedThrough: day(-9) }, 1, ['11-18–11-18: 1 × 18432050 = 18432', 18_432n]],
  [
    'money booked in the future of the day',
    { settled: settled([[9, 18_432_050n]]) },
    2,
    ['11-18–11-19: 2 × 18432050 = 36864', 36_864n],
  ],
])('%s', (_, more, upTo, expected) => {
  expect(told(payment(more), upTo)).toEqual(expected);
});

it('takes no rate that it does not understand', () => {
  expect(() => estimatePenalty(payment({ dailyRatePercent: '-1' }), due)).toThrow(RangeError);
});

const someRate = fc
  .integer({ min: 0, max: 20_000 })
  .map((units) => `${Math.floor(units / 10_000)}.${`${units % 10_000}`.padStart(4, '0')}`);
const somePayment = fc
  .record({
    total: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    parts: fc.array(fc.tuple(fc.integer({ min: -20, max: 80 }), fc.integer({ min: 1, max: 100 })), {
      maxLength: 6,
    }),
    dailyRatePercent: someRate,
  })
  .map(({ total, parts, dailyRatePercent }) => {
    let left = total;
    const money: Money = [];
    for (const [on, percent] of parts) {
      const amount = (left * BigInt(percent)) / 100n;
      if (amount > 0n) money.push([on, amount]);
      left -= amount;
    }
    return payment({ totalKopecks: total, settled: settled(money), dailyRatePercent });
  });
const someDay = fc.integer({ min: -5, max: 100 });

/** By the definition, a day at a time: what is overdue on a day is what no money booked before it covers. */
function byDays(made: Penalised, upTo: CivilDate): bigint {
  const rate = BigInt(made.dailyRatePercent.replace('.', ''));
  let exact = 0n;
  for (let on = addDays(made.dueOn, 1); on <= upTo; on = addDays(on, 1)) {
    if (made.billedThrough !== null && on <= made.billedThrough) continue;
    const paid = made.settled.filter(({ bookedOn }) => bookedOn < on);
    exact += (made.totalKopecks - paid.reduce((sum, { amountKopecks }) => sum + amountKopecks, 0n)) * rate;
  }
  return divideHalfUp(exact, 1_000_000n);
}

describe('an estimate', () => {
  it('is the sum of its days', () => {
    fc.assert(
      fc.property(somePayment, someDay, fc.option(someDay), (made, upTo, billed) => {
        const one = { ...made, billedThrough: billed === null ? null : day(billed) };
        expect(estimatePenalty(one, day(upTo)).amountKopecks).toBe(byDays(one, day(upTo)));
      }),
    );
  });

  it('adds up over days to within a kopeck, which a bill in between rounds', () => {
    fc.assert(
      fc.property(somePayment, someDay, someDay, (made, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const whole = estimatePenalty(made, day(second));
        const before = estimatePenalty(made, day(first));
        const after = estimatePenalty({ ...made, billedThrough: day(first) }, day(second));
        expect(before.days + after.days).toBe(whole.days);
        const difference = whole.amountKopecks - before.amountKopecks - after.amountKopecks;
        expect(difference >= -1n && difference <= 1n).toBe(true);
      }),
    );
  });

  it('is nothing once all its days are billed', () => {
    fc.assert(
      fc.property(somePayment, someDay, (made, upTo) => {
        const { periods } = estimatePenalty(made, day(upTo));
        const billed = { ...made, billedThrough: periods.at(-1)?.to ?? null };
        expect(estimatePenalty(billed, day(upTo))).toMatchObject({ periods: [], amountKopecks: 0n });
      }),
    );
  });

  it('is never below zero, and its periods follow each other and add up', () => {
    fc.assert(
      fc.property(somePayment, someDay, (made, upTo) => {
        const { amountKopecks, periods } = estimatePenalty(made, day(upTo));
        let [sum, last] = [0n, due];
        for (const period of periods) {
          expect(period.amountKopecks).toBeGreaterThanOrEqual(0n);
          expect(period.baseKopecks).toBeGreaterThan(0n);
          expect(period.from).toBe(addDays(last, 1));
          expect(period.to <= day(upTo)).toBe(true);
          [sum, last] = [sum + period.amountKopecks, period.to];
        }
        expect(sum).toBe(amountKopecks);
      }),
    );
  });
});
