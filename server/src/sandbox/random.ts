import { hash } from 'node:crypto';

/** A UUID shaped as version 7, always the same for the same words: links stay valid over resets. */
export function seedId(...words: (string | number)[]): string {
  const hex = hash('sha256', words.join('/'), 'hex');
  const variant = '89ab'[Number.parseInt(hex.charAt(15), 16) % 4];
  return `0192f3c4-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-${variant}${hex.slice(7, 10)}-${hex.slice(16, 28)}`;
}

export type Random = ReturnType<typeof createRandom>;

/** Numbers that look random and are the same in every run for the same seed (mulberry32). */
export function createRandom(seed: string) {
  let state = Number.parseInt(hash('sha256', seed, 'hex').slice(0, 8), 16);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** A whole number, both ends included. */
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    digits: (count: number) => Array.from({ length: count }, () => int(0, 9)).join(''),
    pick: <T>(items: readonly T[]): T => items[int(0, items.length - 1)] as T,
    /** True in so many per cent of cases. */
    chance: (percent: number) => next() * 100 < percent,
  };
}
