import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createVault } from './vault.ts';

const vault = createVault(randomBytes(32));

describe('what is sealed', () => {
  it('opens to the same text, and never looks the same twice', () => {
    const [one, two] = [vault.seal('letter', 'a', 'пароль'), vault.seal('letter', 'a', 'пароль')];
    expect(vault.open('letter', 'a', one)).toBe('пароль');
    expect(one.equals(two)).toBe(false);
    expect(one.includes('пароль')).toBe(false);
  });

  it('opens for nothing else', () => {
    const sealed = vault.seal('letter', 'a', 'пароль');
    const changed = Buffer.from(sealed);
    changed[14] = (changed[14] ?? 0) ^ 1;
    expect(() => vault.open('letter', 'b', sealed)).toThrow();
    expect(() => vault.open('totp', 'a', sealed)).toThrow();
    expect(() => vault.open('letter', 'a', changed)).toThrow();
    expect(() => createVault(randomBytes(32)).open('letter', 'a', sealed)).toThrow();
  });
});

it('a keyed hash is of the key, the purpose and the parts', () => {
  const mac = vault.mac('audit', 'a', 'b').toString('hex');
  expect(vault.mac('audit', 'a', 'b').toString('hex')).toBe(mac);
  expect(vault.mac('audit', 'a', 'c').toString('hex')).not.toBe(mac);
  expect(vault.mac('letter', 'a', 'b').toString('hex')).not.toBe(mac);
  expect(createVault(randomBytes(32)).mac('audit', 'a', 'b').toString('hex')).not.toBe(mac);
});
