/** A day off and the weekend day that it was taken from. */
export type Transfer = readonly [dayOff: string, from: string];
/** By year; a year is there whole or not at all. */
export type CalendarYears = Readonly<Record<number, readonly Transfer[]>>;

/**
 * Days off moved by the Government's decrees and by art. 112 of the Labour Code: [day off, the day it was taken from].
 * A new decree (usually in autumn, for the next year) is loaded by an administrator; see docs/operations.md.
 */
export const TRANSFERS: CalendarYears = {
  2024: [
    ['2024-04-29', '2024-04-27'],
    ['2024-04-30', '2024-11-02'],
    ['2024-05-10', '2024-01-06'],
    ['2024-12-30', '2024-12-28'],
    ['2024-12-31', '2024-01-07'],
  ],
  2025: [
    ['2025-05-02', '2025-01-04'],
    ['2025-05-08', '2025-02-23'],
    ['2025-06-13', '2025-03-08'],
    ['2025-11-03', '2025-11-01'],
    ['2025-12-31', '2025-01-05'],
  ],
  2026: [
    ['2026-01-09', '2026-01-03'],
    ['2026-03-09', '2026-03-08'],
    ['2026-05-11', '2026-05-09'],
    ['2026-12-31', '2026-01-04'],
  ],
};
