import type { Notification } from '@element-cabinet/sdk';
import { describe, expect, it } from 'vitest';
import { byDay } from './by-day.ts';

describe('byDay', () => {
  const at = (id: string, ...instant: [number, number, number, number]) =>
    ({ id, occurredAt: new Date(...instant).toISOString() }) as Notification;

  it('sets them apart by the reader’s own midnight and keeps their order', () => {
    const items = [at('a', 2026, 10, 22, 0), at('b', 2026, 10, 21, 23), at('c', 2026, 10, 21, 0)];
    expect(byDay(items).map(({ day, items }) => [day, items.map(({ id }) => id).join('')])).toEqual([
      ['2026-11-22', 'a'],
      ['2026-11-21', 'bc'],
    ]);
  });

  it('makes no group of nothing', () => {
    expect(byDay([])).toEqual([]);
  });
});
