import { expect, test } from 'vitest';
import { civilDate } from '../platform/civil-date.ts';
import { announcedAmount } from './announcement.ts';

const today = civilDate('2026-11-24');

test.each<
  [
    outstanding: bigint,
    awaiting: bigint | null,
    said: bigint | null,
    paidOn: string,
    outcome: bigint | string,
  ]
>([
  [18_432_050n, null, null, '2026-11-24', 18_432_050n],
  [18_432_050n, null, 10_000_000n, '2026-11-20', 10_000_000n],
  [18_432_050n, null, 18_432_050n, '2026-09-25', 18_432_050n],
  [18_432_050n, null, 18_432_051n, '2026-11-24', 'announcement_over_outstanding'],
  [18_432_050n, null, null, '2026-11-25', 'announcement_date_out_of_range'],
  [18_432_050n, null, null, '2026-09-24', 'announcement_date_out_of_range'],
  [18_432_050n, 1n, null, '2026-11-24', 'announcement_already_awaiting'],
  [0n, null, null, '2026-11-24', 'payment_already_paid'],
  // What is paid is told before anything else.
  [0n, 1n, 5n, '2027-01-01', 'payment_already_paid'],
])('%i left, %o awaited, %o of %s: %s', (outstandingKopecks, awaitingKopecks, said, paidOn, outcome) => {
  const announce = () =>
    announcedAmount(
      { outstandingKopecks, awaitingKopecks },
      { amountKopecks: said, paidOn: civilDate(paidOn) },
      today,
    );
  if (typeof outcome === 'bigint') expect(announce()).toBe(outcome);
  else expect(announce).toThrow(outcome);
});
