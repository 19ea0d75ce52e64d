import type { Db } from '../db/database.ts';
import { type Clock, shiftedClock } from '../platform/clock.ts';
import { readClockOffset } from './store.ts';

/** The real clock, moved ahead by an offset that the database keeps. */
export type SandboxClock = Clock & {
  readonly timeZone: string;
  offsetMs(): number;
  /** For this process; the caller keeps it in the database. */
  setOffset(offsetMs: number): void;
};

/** The sandbox's clock as it was left. */
export async function createSandboxClock(db: Db, timeZone: string): Promise<SandboxClock> {
  let offset = await readClockOffset(db);
  return {
    ...shiftedClock(timeZone, () => offset),
    timeZone,
    offsetMs: () => offset,
    setOffset(offsetMs) {
      offset = offsetMs;
    },
  };
}
