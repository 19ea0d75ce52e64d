import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeWithFixtures } from '../../../test/support/fixtures.ts';
import { civilDate } from './civil-date.ts';
import { parseKopecks } from './money.ts';
import { amountInWords, initials, printedAmount, printedDay, printedLongDay } from './words-ru.ts';

describe('an amount in words', () => {
  test.each([
    [0n, 'Ноль рублей 00 копеек'],
    [5n, 'Ноль рублей 05 копеек'],
    [101n, 'Один рубль 01 копейка'],
    [203n, 'Два рубля 03 копейки'],
    [1_111n, 'Одиннадцать рублей 11 копеек'],
    [12_430_000n, 'Сто двадцать четыре тысячи триста рублей 00 копеек'],
    [200_100n, 'Две тысячи один рубль 00 копеек'],
    [100_000_000_021n, 'Один миллиард рублей 21 копейка'],
    // Beyond what a double holds exactly.
    [
      90_071_992_547_409_93n * 100n,
      'Девять квадриллионов семь триллионов сто девяносто девять миллиардов двести пятьдесят четыре миллиона семьсот сорок тысяч девятьсот девяносто три рубля 00 копеек',
    ],
  ])('%d kopecks', (kopecks, words) => {
    expect(amountInWords(kopecks)).toBe(words);
  });
});

describeWithFixtures('h-words-names', (path) => {
  test.each(['rubles-cases.json', 'number-to-words-ru-cases.json'])('%s', (file) => {
    const cases: { input: string; expected: string }[] = JSON.parse(readFileSync(path(file), 'utf8'));
    const exact = cases.flatMap(({ input, expected }) => {
      const kopecks = parseKopecks(input);
      return kopecks === null ? [] : [{ kopecks, expected }];
    });
    expect(exact.length).toBeGreaterThan(20);
    const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
    for (const { kopecks, expected } of exact) expect(amountInWords(kopecks)).toBe(capital(expected));
  });
});

test('sums, days and names as documents print them', () => {
  expect(printedAmount(18_432_050n)).toBe('184\u00a0320,50');
  expect(printedAmount(-5n)).toBe('−0,05');
  expect(printedDay(civilDate('2026-11-05'))).toBe('05.11.2026');
  expect(printedLongDay(civilDate('2026-11-05'))).toBe('5\u00a0ноября\u00a02026\u00a0г.');
  expect(initials('Иванов Иван  Иванович')).toBe('Иванов\u00a0И.И.');
  expect(initials('Ли Анна')).toBe('Ли\u00a0А.');
  expect(initials('Маша')).toBe('Маша');
});
