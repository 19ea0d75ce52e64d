import { describe, expect, it } from 'vitest';
import { isAlarmStale, isPollMissed } from './schedule.ts';

const now = new Date('2026-11-22T12:00:00Z');
const minutes = (count: number) => now.getTime() + count * 60_000;
const at = (count: number) => new Date(minutes(count)).toISOString();

describe('isPollMissed', () => {
  it.each([
    ['never asked', null, true],
    ['a minute ago', at(-1), false],
    ['just under the period', at(-14.9), false],
    ['a whole period ago', at(-15), true],
    ['slept for a night', at(-600), true],
    ['the clock was set back', at(5), true],
  ])('%s', (_, lastAttemptAt, missed) => {
    expect(isPollMissed(lastAttemptAt, now)).toBe(missed);
  });
});

describe('isAlarmStale', () => {
  it.each([
    ['absent', undefined, true],
    ['in time', { scheduledTime: minutes(10), periodInMinutes: 15 }, false],
    ['about to fire', { scheduledTime: minutes(-0.5), periodInMinutes: 15 }, false],
    ['of an older build', { scheduledTime: minutes(10), periodInMinutes: 60 }, true],
    ['once only', { scheduledTime: minutes(10) }, true],
    ['behind a clock set back', { scheduledTime: minutes(500), periodInMinutes: 15 }, true],
    ['long past', { scheduledTime: minutes(-30), periodInMinutes: 15 }, true],
  ])('%s', (_, alarm, stale) => {
    expect(isAlarmStale(alarm, now)).toBe(stale);
  });
});
