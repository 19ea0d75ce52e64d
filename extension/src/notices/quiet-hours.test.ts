import { describe, expect, it } from 'vitest';
import { isQuiet, tomorrowMorning } from './quiet-hours.ts';

describe('isQuiet', () => {
  const night = { from: '22:00', to: '08:00' };
  const lunch = { from: '12:30', to: '13:30' };
  it.each([
    [night, 21, 59, false],
    [night, 22, 0, true],
    [night, 3, 0, true],
    [night, 7, 59, true],
    [night, 8, 0, false],
    [lunch, 12, 29, false],
    [lunch, 12, 30, true],
    [lunch, 13, 30, false],
    [{ from: '08:00', to: '08:00' }, 8, 0, false],
    [null, 3, 0, false],
  ])('%o at %i:%i', (hours, hour, minute, quiet) => {
    expect(isQuiet(hours, new Date(2026, 10, 22, hour, minute))).toBe(quiet);
  });
});

describe('tomorrowMorning', () => {
  it('is the next day, also over the end of a month', () => {
    expect(tomorrowMorning(new Date(2026, 10, 30, 23, 59))).toEqual(new Date(2026, 11, 1, 9));
  });
});
