import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { shippedCalendar } from '../platform/calendar.ts';
import { civilDate } from '../platform/civil-date.ts';
import { parseInn } from '../platform/requisites.ts';
import {
  type ApplicationAct,
  type ApplicationState,
  afterAct,
  answerBy,
  applicationNumber,
  checkInn,
  checkPhone,
  tidy,
} from './application.ts';

describe('the states', () => {
  const states: ApplicationState[] = ['submitted', 'in_review', 'approved', 'rejected', 'contracted'];
  const acts: ApplicationAct[] = ['review', 'approve', 'reject', 'contract'];
  const possible: Record<string, ApplicationState> = {
    'submitted review': 'in_review',
    'in_review approve': 'approved',
    'in_review reject': 'rejected',
    'approved contract': 'contracted',
  };
  test.each(states.flatMap((state) => acts.map((act) => [state, act] as const)))('%s, %s', (state, act) => {
    expect(afterAct(state, act)).toBe(possible[`${state} ${act}`] ?? null);
  });
});

describe('the promise', () => {
  test.each([
    ['2026-11-24', '2026-11-26', 'two days on'],
    ['2026-11-27', '2026-12-01', 'over a weekend'],
    ['2026-11-28', '2026-12-01', 'from a Saturday: Monday and Tuesday'],
    ['2026-12-30', '2027-01-12', 'over the holidays'],
  ])('%s → %s, %s', (today, by) => {
    expect(answerBy(civilDate(today), shippedCalendar)).toBe(by);
  });
});

describe('an INN', () => {
  test.each([
    ['legal_entity', '7704123450', null],
    ['legal_entity', ' 77 0412-3450 ', null],
    ['legal_entity', '500100732259', 'inn_length'],
    ['legal_entity', '7704123457', 'inn_checksum'],
    ['legal_entity', '0000000000', 'inn_checksum'],
    ['legal_entity', '77041234500', 'inn_length'],
    ['legal_entity', '77O4123450', 'inn_length'],
    ['legal_entity', '7704123450x', 'inn_length'],
    ['sole_proprietor', '500100732259', null],
    ['sole_proprietor', '500100732258', 'inn_checksum'],
    ['sole_proprietor', '7704123450', 'inn_length'],
    ['person', '500100732259', null],
    ['person', '7704123450', 'inn_length'],
    ['person', '', 'inn_length'],
  ] as const)('of a %s, %j: %s', (type, text, code) => {
    const checked = checkInn(text, type);
    if (code === null) expect(checked).toMatch(/^\d{10}(\d\d)?$/);
    else expect(checked).toMatchObject({ pointer: '/inn', code });
  });

  it('says how many digits are right for the kind of client', () => {
    expect(checkInn('1', 'legal_entity')).toMatchObject({
      message: { ru: expect.stringContaining('10 цифр') },
    });
    expect(checkInn('1', 'person')).toMatchObject({ message: { ru: expect.stringContaining('12 цифр') } });
  });

  it('passes if and only if its keys hold and its length is that of the kind', () =>
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{9,13}$/),
        fc.constantFrom('legal_entity' as const, 'sole_proprietor' as const, 'person' as const),
        (digits, type) => {
          const right = parseInn(digits) !== null && digits.length === (type === 'legal_entity' ? 10 : 12);
          return (typeof checkInn(digits, type) === 'string') === right;
        },
      ),
      { numRuns: 2000 },
    ));
});

describe('a telephone number', () => {
  test.each([
    ['+7 999 123-45-67', '+79991234567'],
    ['8 (999) 123-45-67', '+79991234567'],
    ['79991234567', '+79991234567'],
    ['999 123 45 67', '+79991234567'],
    ['8 800 555-35-35', '+78005553535'],
    ['+375 29 123-45-67', '+375291234567'],
    ['+49 30 901820', '+4930901820'],
  ])('%s is %s', (text, stored) => {
    expect(checkPhone(text)).toBe(stored);
  });
  test.each([
    '12345',
    '+7 999 123-45-6',
    '+7 099 123-45-67',
    '99912345678',
    'позвоните мне',
    '+0 123 456 789',
    '+1234',
  ])('%s is none', (text) => {
    expect(checkPhone(text)).toMatchObject({ pointer: '/phone', code: 'phone' });
  });
});

test('numbers count within a year and grow beyond four digits', () => {
  expect(applicationNumber(civilDate('2026-11-24'), 42n)).toBe('ЗЛ-2026/0042');
  expect(applicationNumber(civilDate('2026-11-24'), 12345n)).toBe('ЗЛ-2026/12345');
});

test('texts are one line', () => {
  expect(tidy('  ООО \n «Дорога»\t ')).toBe('ООО «Дорога»');
});
