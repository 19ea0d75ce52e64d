import type { Tx } from '../db/database.ts';
import { runDaily } from '../payments/run-daily.ts';
import { addDays, addMonths, daysBetween, parseDate } from '../platform/civil-date.ts';
import { systemClock } from '../platform/clock.ts';
import { DomainError } from '../platform/errors.ts';
import type { SandboxClock } from './clock.ts';
import { eventfulDays, writeClockOffset } from './store.ts';

const dayMs = 86_400_000;
const maxMonthsAhead = 120;

/**
 * Moves the sandbox's clock to a day and does the daily work of every day between.
 * @throws clock_out_of_range when the day is over, or more than ten years from the real one.
 */
export async function advanceClock(
  tx: Tx,
  clock: SandboxClock,
  by: { days?: number; to?: string },
): Promise<void> {
  const from = clock.today();
  const to = by.to === undefined ? addDays(from, by.days ?? 0) : parseDate(by.to);
  const realToday = systemClock(clock.timeZone).today();
  if (to === null || to < from || to > addMonths(realToday, maxMonthsAhead))
    throw new DomainError('clock_out_of_range');
  const before = clock.offsetMs();
  const offsetMs = before + daysBetween(from, to) * dayMs;
  await writeClockOffset(tx, offsetMs);
  for (const day of await eventfulDays(tx, from, to))
    await runDaily(tx, day, new Date(Date.now() + before + daysBetween(from, day) * dayMs));
  clock.setOffset(offsetMs);
}
