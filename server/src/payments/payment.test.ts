import { expect, test } from 'vitest';
import { civilDate } from '../platform/civil-date.ts';
import { standingOf } from './payment.ts';

const due = '2026-11-17';

test.each([
  // [total, paid, today, reminder days] → [status, days overdue, days until due]
  [100n, 100n, '2026-12-31', 3, 'paid', 0, null],
  [100n, 120n, '2026-11-01', 3, 'paid', 0, null],
  [100n, 99n, '2026-11-18', 3, 'overdue', 1, null],
  [100n, 0n, '2027-11-17', 3, 'overdue', 365, null],
  [100n, 0n, '2026-11-17', 3, 'due', 0, 0],
  [100n, 0n, '2026-11-17', 0, 'due', 0, 0],
  [100n, 0n, '2026-11-16', 0, 'planned', 0, 1],
  [100n, 50n, '2026-11-14', 3, 'due', 0, 3],
  [100n, 50n, '2026-11-13', 3, 'planned', 0, 4],
] as const)('%i paid %i on %s, reminded %i days before: %s', (...row) => {
  const [totalKopecks, paidKopecks, today, reminderDays, status, daysOverdue, daysUntilDue] = row;
  const payment = { totalKopecks, paidKopecks, dueOn: civilDate(due) };
  expect(standingOf(payment, civilDate(today), reminderDays)).toEqual({ status, daysOverdue, daysUntilDue });
});
