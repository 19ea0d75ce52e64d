import { describe, expect, it } from 'vitest';
import * as format from '../../sdk/src/format/index.ts';

const { formatDate, formatMoney, moneyParts, relativeDays, dueWords, dayHeading, countOf, nouns, plural } =
  format;
const rub = (amount: string) => ({ amount, currency: 'RUB' as const });
/** The tables are written with `_` for a no-break space, so that the difference can be seen. */
const tied = (text: string) => text.replaceAll('_', '\u00A0');

describe('money', () => {
  it.each([
    ['1254300.50', '1_254_300,50_₽', '1,254,300.50_₽'],
    ['0.00', '0,00_₽', '0.00_₽'],
    ['999.99', '999,99_₽', '999.99_₽'],
    ['1000.00', '1_000,00_₽', '1,000.00_₽'],
    ['-12.05', '−12,05_₽', '−12.05_₽'],
    ['999999999999999.99', '999_999_999_999_999,99_₽', '999,999,999,999,999.99_₽'],
  ])('%s', (amount, ru, en) => {
    expect(formatMoney(rub(amount), 'ru')).toBe(tied(ru));
    expect(formatMoney(rub(amount), 'en')).toBe(tied(en));
    expect(Object.values(moneyParts(rub(amount), 'ru')).join('')).toBe(tied(ru));
  });

  it('uses a true minus', () => expect(moneyParts(rub('-1.00'), 'ru').sign).toBe('\u2212'));
});

describe('dates', () => {
  it.each([
    ['2026-11-24', '24_нояб.', '24_Nov'],
    ['2026-05-01', '1_мая', '1_May'],
    ['2025-11-24', '24_нояб._2025', '24_Nov_2025'],
    ['2027-01-11', '11_янв._2027', '11_Jan_2027'],
  ])('%s seen from November 2026', (day, ru, en) => {
    expect(formatDate(day, '2026-11-22', 'ru')).toBe(tied(ru));
    expect(formatDate(day, '2026-11-22', 'en')).toBe(tied(en));
  });

  it('names all months', () => {
    const days = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-15`);
    expect(days.map((day) => format.monthTitle(day, 'ru'))).toContain(tied('ноябрь_2026'));
    expect(new Set(days.map((day) => formatDate(day, '2026-01-01', 'en'))).size).toBe(12);
  });

  it('shows instants where the viewer is', () => {
    const instant = new Date(2026, 10, 24, 14, 2);
    expect(format.formatDateTime(instant, 'ru', new Date(2026, 0, 1))).toBe(tied('24_нояб., 14:02'));
    expect(format.formatDateTime(instant.toISOString(), 'en', new Date(2027, 0, 1))).toBe(
      tied('24_Nov_2026, 14:02'),
    );
    expect(format.localDay(instant)).toBe('2026-11-24');
  });

  it('counts days over the end of winter time and of years', () => {
    expect(format.addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(format.addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(format.daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(format.daysBetween('2026-11-22', '2026-11-17')).toBe(-5);
  });
});

describe('what a due date means', () => {
  it.each([
    ['2026-11-22', 'сегодня', 'today'],
    ['2026-11-23', 'завтра', 'tomorrow'],
    ['2026-11-24', 'через 2_дня', 'in 2_days'],
    ['2026-11-27', 'через 5_дней', 'in 5_days'],
    ['2026-12-13', 'через 21_день', 'in 21_days'],
    ['2026-11-21', 'просрочен 1_день', '1_day overdue'],
    ['2026-11-17', 'просрочен 5_дней', '5_days overdue'],
    ['2026-08-12', 'просрочен 102_дня', '102_days overdue'],
  ])('%s', (day, ru, en) => {
    expect(relativeDays(day, '2026-11-22', 'ru')).toBe(tied(ru));
    expect(relativeDays(day, '2026-11-22', 'en')).toBe(tied(en));
  });

  it('of a payment follows the server', () => {
    expect(dueWords({ status: 'paid', daysUntilDue: null, daysOverdue: 0 }, 'ru')).toBe('оплачен');
    expect(dueWords({ status: 'overdue', daysUntilDue: null, daysOverdue: 2 }, 'ru')).toBe(
      tied('просрочен 2_дня'),
    );
    expect(dueWords({ status: 'due', daysUntilDue: 0, daysOverdue: 0 }, 'en')).toBe('today');
    expect(dueWords({ status: 'planned', daysUntilDue: 30, daysOverdue: 0 }, 'en')).toBe(tied('in 30_days'));
  });

  it('heads the days of a list', () => {
    const headings = ['2026-11-22', '2026-11-21', '2026-11-20'].map((day) =>
      dayHeading(day, '2026-11-22', 'ru'),
    );
    expect(headings).toEqual(['Сегодня', 'Вчера', tied('20_нояб.')]);
  });
});

describe('plurals', () => {
  it.each([
    [0, 'платежей', 'payments'],
    [1, 'платёж', 'payment'],
    [2, 'платежа', 'payments'],
    [5, 'платежей', 'payments'],
    [11, 'платежей', 'payments'],
    [12, 'платежей', 'payments'],
    [21, 'платёж', 'payments'],
    [22, 'платежа', 'payments'],
    [111, 'платежей', 'payments'],
    [1001, 'платёж', 'payments'],
  ])('%i', (count, ru, en) => {
    expect(plural(count, nouns.payment, 'ru')).toBe(ru);
    expect(countOf(count, nouns.payment, 'en')).toBe(`${count}\u00A0${en}`);
  });
});

describe('words', () => {
  it('says a code, and gives back one it does not know', () => {
    expect(format.say(format.paymentStatuses, 'overdue', 'ru')).toBe('просрочен');
    expect(format.say<string>(format.paymentStatuses, 'frozen', 'ru')).toBe('frozen');
    expect(format.say<string>(format.paymentStatuses, 'constructor', 'ru')).toBe('constructor');
  });

  it('has no empty word and no Russian letters in English', () => {
    const lists = Object.values(format).filter((value) => typeof value === 'object' && !('day' in value));
    const words = lists.flatMap((list) => Object.values(list)) as format.Words[];
    expect(words.length).toBeGreaterThan(60);
    for (const { ru, en } of words) {
      expect(ru).toMatch(/[а-яё]/i);
      expect(en).toMatch(/^[\x20-\x7E]+$/);
    }
  });

  it('titles a payment', () => {
    expect(format.paymentTitle({ kind: 'lease', number: 14, count: 36 }, 'ru')).toBe(tied('Платёж 14_из_36'));
    expect(format.paymentTitle({ kind: 'buyout', number: 1, count: 1 }, 'en')).toBe('Buyout');
  });
});
