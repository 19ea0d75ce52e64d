import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { asWindows1251, encodeWindows1251 } from './windows-1251.ts';

test.each([
  ['ООО «Ёлка» № 5 — “тест”', 'ООО «Ёлка» № 5 — “тест”'],
  ['100 ₽ − 5', '100 руб. - 5'],
  ['две\r\nстроки\tи\u00a0пробел', 'две строки и пробел'],
  ['Müller Łódź', 'Muller ?odz'],
  ['漢字 😀', '?? ?'],
  ['й', 'й'],
])('%s', (text, expected) => {
  expect(asWindows1251(text)).toBe(expected);
});

it('makes one line that can be encoded of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = asWindows1251(text);
      expect(plain).not.toMatch(/[\p{Cc}\r\n]/u);
      const bytes = encodeWindows1251(plain);
      expect(bytes && new TextDecoder('windows-1251').decode(bytes)).toBe(plain);
    }),
  );
});

it('refuses what it can’t hold', () => {
  expect(encodeWindows1251('漢')).toBeNull();
});
