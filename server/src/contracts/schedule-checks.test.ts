import { describe, expect, test } from 'vitest';
import { civilDate } from '../platform/civil-date.ts';
import { type Bounds, checkSchedule, type WrittenPayment } from './schedule-checks.ts';

const bounds: Bounds = {
  signedOn: civilDate('2025-09-10'),
  endsOn: civilDate('2026-03-31'),
  totalKopecks: null,
};
const line = (number: number, nominalDueOn: string, more: Partial<WrittenPayment> = {}): WrittenPayment => ({
  kind: 'lease',
  number,
  nominalDueOn: civilDate(nominalDueOn),
  totalKopecks: 12000n,
  vatRatePercent: nominalDueOn < '2026' ? 20 : 22,
  vatKopecks: null,
  netKopecks: null,
  ...more,
});
const good = [line(1, '2025-10-17'), line(2, '2025-11-17'), line(3, '2026-01-17')];
const faults = (lines: WrittenPayment[], more: Partial<Bounds> = {}) =>
  checkSchedule({ ...bounds, ...more }, lines).map(({ code, line: at, severity }) => [code, at, severity]);

test('a good schedule has no faults', () => {
  const written = good.map((one, index) =>
    index === 2
      ? { ...one, vatKopecks: 2164n, netKopecks: 9836n }
      : { ...one, vatKopecks: 2000n, netKopecks: 10000n },
  );
  expect(faults(written, { totalKopecks: 36000n })).toEqual([]);
});

test('an empty one is a fault', () => expect(faults([])).toEqual([['schedule_empty', null, 'error']]));

describe('what is wrong is named with its line', () => {
  test.each<[string, WrittenPayment[], Partial<Bounds>, [string, number | null, string][]]>([
    [
      'VAT off by a kopeck',
      [line(1, '2025-10-17', { vatKopecks: 2001n })],
      {},
      [['vat_not_of_total', 0, 'error']],
    ],
    [
      'net off by a kopeck',
      [line(1, '2025-10-17', { netKopecks: 9999n })],
      {},
      [['net_not_of_total', 0, 'error']],
    ],
    [
      'a number twice',
      [...good, line(2, '2026-02-17')],
      {},
      [
        ['payment_number_repeated', 3, 'error'],
        ['payment_dates_disordered', 2, 'warning'],
      ],
    ],
    [
      'a gap',
      [line(1, '2025-10-17'), line(3, '2025-11-17')],
      {},
      [['payment_number_missing', null, 'error']],
    ],
    ['not from one', [line(2, '2025-10-17')], {}, [['payment_number_missing', null, 'error']]],
    ['before signing', [line(1, '2025-09-09')], {}, [['payment_before_signing', 0, 'error']]],
    ['after the end', [line(1, '2026-04-01')], {}, [['payment_after_end', 0, 'error']]],
    [
      'a total that is not theirs',
      good,
      { totalKopecks: 35999n },
      [['payments_not_of_total', null, 'error']],
    ],
    [
      '20 % in 2026',
      [...good.slice(0, 2), line(3, '2026-01-17', { vatRatePercent: 20 })],
      {},
      [['vat_rate_of_date', 2, 'warning']],
    ],
    [
      '22 % in 2025',
      [line(1, '2025-12-31', { vatRatePercent: 22 })],
      {},
      [['vat_rate_of_date', 0, 'warning']],
    ],
    [
      'a slip in the year',
      [line(1, '2026-10-17'), line(2, '2025-11-17')],
      { endsOn: null },
      [['payment_dates_disordered', 1, 'warning']],
    ],
  ])('%s', (_, lines, more, expected) => expect(faults(lines, more)).toEqual(expected));
});

describe('what is allowed', () => {
  test.each<[string, WrittenPayment[], Partial<Bounds>]>([
    ['kinds are numbered apart', [...good, line(1, '2025-09-10', { kind: 'advance' })], {}],
    ['two payments on one day', [line(1, '2025-10-17'), line(2, '2025-10-17')], {}],
    ['lines in any order', [...good].reverse(), {}],
    ['a buyout after the end', [...good, line(1, '2026-04-20', { kind: 'buyout' })], {}],
    [
      'a penalty outside the total',
      [...good, line(1, '2026-04-20', { kind: 'penalty' })],
      { totalKopecks: 36000n },
    ],
    ['a reduced rate at any time', [line(1, '2026-01-17', { vatRatePercent: 0 })], {}],
    ['on the days of signing and end', [line(1, '2025-09-10'), line(2, '2026-03-31')], {}],
  ])('%s', (_, lines, more) => expect(faults(lines, more)).toEqual([]));
});

test('one warning for all lines at another rate', () => {
  const lines = [1, 2, 3].map((number) => line(number, `2026-0${number}-17`, { vatRatePercent: 20 }));
  expect(checkSchedule(bounds, lines)).toMatchObject([
    { code: 'vat_rate_of_date', line: 0, params: { rate: 20, expected: 22, dueOn: '2026-01-17', lines: 3 } },
  ]);
});
