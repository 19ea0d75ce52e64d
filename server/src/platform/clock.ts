import { type CivilDate, civilDateIn } from './civil-date.ts';

/** Where "now" and "today" come from. Today is the day in the lessor's time zone. */
export interface Clock {
  now(): Date;
  today(): CivilDate;
}

const clock = (timeZone: string, now: () => Date): Clock => ({
  now,
  today: () => civilDateIn(timeZone, now()),
});

export const systemClock = (timeZone: string): Clock => clock(timeZone, () => new Date());

/** Stands still, for tests. */
export const fixedClock = (timeZone: string, instant: Date): Clock =>
  clock(timeZone, () => new Date(instant));

/** The real clock moved by an offset that the caller keeps and may change: the sandbox's clock. */
export const shiftedClock = (timeZone: string, offsetMs: () => number): Clock =>
  clock(timeZone, () => new Date(Date.now() + offsetMs()));
