import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.ts';

describe('a password', () => {
  it('is known by its argon2id hash and by nothing else', async () => {
    const hash = await hashPassword('Северный-Путь-2026');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, 'Северный-Путь-2026')).toBe(true);
    expect(await verifyPassword(hash, 'северный-Путь-2026')).toBe(false);
    expect(await verifyPassword(hash, 'Северный-Путь-2026'.normalize('NFD'))).toBe(true);
  });

  it('of nobody is never right', async () => {
    expect(await verifyPassword(null, '')).toBe(false);
  });

  it('of nobody takes as long as of somebody', async () => {
    const hash = await hashPassword('one');
    const fastest = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
    for (let round = 0; round < 10; round += 1)
      for (const [who, of] of [
        ['known', hash],
        ['unknown', null],
      ] as const) {
        const begin = performance.now();
        await verifyPassword(of, 'two');
        fastest[who] = Math.min(fastest[who], performance.now() - begin);
      }
    expect(fastest.unknown / fastest.known).toBeGreaterThan(0.5);
    expect(fastest.unknown / fastest.known).toBeLessThan(2);
  });

  it('waits its turn, and all get one', async () => {
    const hash = await hashPassword('one');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => verifyPassword(hash, index % 2 ? 'one' : 'two')),
    );
    expect(answers.filter(Boolean)).toHaveLength(6);
  });
});
