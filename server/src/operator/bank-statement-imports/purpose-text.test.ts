import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from './purpose-text.ts';

it('folds what banks write, every character in its place', () => {
  expect(fold('Оплата\u00a0по Дог. № ДЛ-15\\24 ABCxё—–')).toBe('оплата по дог. № дл-15/24 авсхе--');
});

it('folds a text alike whatever letters stand beside it', () => {
  const characters = 'AbHхЁё№ \t\u00a0\u00b5—‒«»\\/.-09ЖіѓҐΣİß';
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...characters) }), (text) => {
      expect(fold(text)).toBe(Array.from(text, fold).join(''));
      expect(fold(`${text}ẞ`)).toBe(`${fold(text)}ß`);
    }),
  );
});
