import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAYMENT_KINDS } from '../payments/payment.ts';
import { type DueDateRule, shippedCalendar } from '../platform/calendar.ts';
import { addDays, civilDate } from '../platform/civil-date.ts';
import {
  type AgreedPayment,
  applySchedule,
  compareSchedules,
  lineKey,
  makeSchedule as make,
} from './schedule.ts';

const makeSchedule = (lines: readonly AgreedPayment[], rule: DueDateRule) =>
  make(lines, rule, shippedCalendar);

const agreed = (number: number, nominalDueOn: string, totalKopecks = 12000n): AgreedPayment => ({
  kind: 'lease',
  number,
  nominalDueOn: civilDate(nominalDueOn),
  totalKopecks,
  vatRatePercent: 20,
});

const paidLines = (lines: AgreedPayment[], paid: Record<string, bigint> = {}) =>
  makeSchedule(lines, 'next').map((line) => {
    const key = lineKey(line);
    return { ...line, id: `id of ${key}`, paidKopecks: paid[key] ?? 0n };
  });

test('a line gets its VAT, net, effective date and count', () => {
  expect(makeSchedule([agreed(2, '2026-05-09'), agreed(1, '2026-04-09', 100n)], 'next')).toEqual([
    {
      ...agreed(1, '2026-04-09', 100n),
      ...{ count: 2, dueOn: '2026-04-09', dueProvisional: false, vatKopecks: 17n, netKopecks: 83n },
    },
    {
      ...agreed(2, '2026-05-09'),
      ...{ count: 2, dueOn: '2026-05-12', dueProvisional: false, vatKopecks: 2000n, netKopecks: 10000n },
    },
  ]);
});

describe('two versions', () => {
  const before = makeSchedule(
    [agreed(1, '2026-04-09'), agreed(2, '2026-05-12'), agreed(3, '2026-06-09')],
    'next',
  );

  test('differ by lines added, removed and changed', () => {
    const after = makeSchedule(
      [agreed(1, '2026-04-09'), agreed(2, '2026-05-12', 1n), { ...agreed(1, '2026-07-01'), kind: 'buyout' }],
      'next',
    );
    const diff = compareSchedules(before, after);
    expect(diff.added.map(lineKey)).toEqual(['buyout 1']);
    expect(diff.removed.map(lineKey)).toEqual(['lease 3']);
    expect(diff.changed.map(({ after: line }) => lineKey(line))).toEqual(['lease 2']);
  });

  test('are the same when only the number of lines of the kind differs', () => {
    expect(
      compareSchedules(
        before.slice(0, 2),
        makeSchedule([agreed(1, '2026-04-09'), agreed(2, '2026-05-12')], 'next'),
      ),
    ).toEqual({ added: [], removed: [], changed: [] });
  });

  test('differ when the rule moves a due date', () => {
    const lines = [agreed(1, '2026-05-09')];
    expect(compareSchedules(makeSchedule(lines, 'next'), makeSchedule(lines, 'none')).changed).toHaveLength(
      1,
    );
  });
});

describe('a new version and the money already paid', () => {
  const lines = [agreed(1, '2026-04-09'), agreed(2, '2026-05-12'), agreed(3, '2026-06-09')];

  test.each([
    ['falls to what is paid', [agreed(1, '2026-04-09', 5000n), ...lines.slice(1)], []],
    ['falls below what is paid', [agreed(1, '2026-04-09', 4999n), ...lines.slice(1)], ['payment_below_paid']],
    ['vanishes', [{ ...agreed(1, '2026-04-09'), kind: 'fee' as const }], ['payment_removed_but_paid']],
  ])('a line with paid money %s', (_, next, problems) => {
    const change = applySchedule(paidLines(lines, { 'lease 1': 5000n }), makeSchedule(next, 'next'));
    expect(change.problems.map(({ code }) => code)).toEqual(problems);
  });

  test('lines without money may go, come and change; the rest learn the new count', () => {
    const change = applySchedule(
      paidLines(lines),
      makeSchedule([agreed(1, '2026-04-09'), agreed(2, '2026-05-13')], 'next'),
    );
    expect(change).toMatchObject({ insert: [], remove: ['id of lease 3'], problems: [] });
    expect(change.update.map(({ id, line }) => [id, line.count, line.dueOn])).toEqual([
      ['id of lease 1', 2, '2026-04-09'],
      ['id of lease 2', 2, '2026-05-13'],
    ]);
  });

  test('the same schedule changes nothing', () => {
    expect(applySchedule(paidLines(lines, { 'lease 1': 12000n }), makeSchedule(lines, 'next'))).toEqual({
      insert: [],
      update: [],
      remove: [],
      problems: [],
    });
  });
});

const schedule = fc.uniqueArray(
  fc.record({
    kind: fc.constantFrom(...PAYMENT_KINDS),
    number: fc.integer({ min: 1, max: 6 }),
    nominalDueOn: fc.integer({ min: 0, max: 1500 }).map((days) => addDays(civilDate('2024-01-01'), days)),
    totalKopecks: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    vatRatePercent: fc.constantFrom(0, 5, 7, 10, 18, 20, 22),
  }),
  { selector: lineKey, maxLength: 12 },
);

test('carrying a change out makes the current payments the new schedule', () =>
  fc.assert(
    fc.property(schedule, schedule, (before, after) => {
      const next = makeSchedule(after, 'next');
      const current = paidLines(before);
      const { insert, update, remove, problems } = applySchedule(current, next);
      const updated = new Map(update.map(({ id, line }) => [id, line]));
      const kept = current.filter(({ id }) => !remove.includes(id));
      const result = [...kept.map(({ id, paidKopecks: _, ...line }) => updated.get(id) ?? line), ...insert];
      expect(new Map(result.map((line) => [lineKey(line), line]))).toEqual(
        new Map(next.map((line) => [lineKey(line), line])),
      );
      expect(problems).toEqual([]);
    }),
  ));

test('every line adds up and is due on a working day', () =>
  fc.assert(
    fc.property(schedule, (lines) =>
      makeSchedule(lines, 'next').every(
        (line) =>
          line.vatKopecks + line.netKopecks === line.totalKopecks &&
          line.dueOn >= line.nominalDueOn &&
          shippedCalendar.isWorkingDay(line.dueOn),
      ),
    ),
  ));
