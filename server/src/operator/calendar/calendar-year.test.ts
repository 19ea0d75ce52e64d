import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { describeWithFixtures } from '../../../../test/support/fixtures.ts';
import { createCalendar, daysOfYear, transfersByLaw } from '../../platform/calendar.ts';
import { TRANSFERS } from '../../platform/calendar-data.ts';
import { addDays, civilDate, isWeekend } from '../../platform/civil-date.ts';
import {
  type CalendarYear,
  checkYear,
  type Fault,
  specialDays,
  type ToldYear,
  workingDaysOf,
} from './calendar-year.ts';
import { readCalendarXml } from './read-calendar-xml.ts';

const place = { pointer: '/transfers', line: null };
const told = (year: number, ...transfers: (readonly [string, string])[]): ToldYear => ({
  year,
  place,
  transfers: transfers.map(([dayOff, from]) => ({ dayOff, from, places: { dayOff: place, from: place } })),
});
const codes = (read: CalendarYear | ToldYear | Fault[]) =>
  Array.isArray(read) ? read.map(({ code, place: { line } }) => (line ? `${line} ${code}` : code)) : [];
const bytes = (text: string) => new TextEncoder().encode(text);
/** The days of 2027 as a file would have them, each changed by `instead`, from the third line on. */
const file = (instead: Record<string, string> = {}, year = '2027') => {
  const days: Record<string, string> = {};
  for (const { on, kind, insteadOf } of specialDays({ year: 2027, transfers: transfers2027 })) {
    const day = `${on.slice(5, 7)}.${on.slice(8)}`;
    const from = kind === 'transferred' ? ` f="${insteadOf?.slice(5, 7)}.${insteadOf?.slice(8)}"` : '';
    days[day] = `<day d="${day}" t="${kind === 'working_weekend' ? 2 : 1}"${from}/>`;
  }
  const lines = Object.values({ ...days, ...instead }).filter(Boolean);
  return bytes(`<calendar year="${year}" country="ru">\n<days>\n${lines.join('\n')}\n</days>\n</calendar>`);
};
const byLaw = transfersByLaw(2027);
const transfers2027 = [
  ...byLaw,
  ['2027-11-05', '2027-11-13'],
  ['2027-12-31', '2027-01-02'],
  ['2027-02-22', '2027-02-20'],
] as const;

describeWithFixtures('f-calendar', (path) => {
  test.each([
    [2019, 247],
    [2022, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('%i is read whole: %i working days', (year, days) => {
    const read = readCalendarXml(readFileSync(path(`ru-${year}.xml`)));
    const checked = Array.isArray(read) ? read : checkYear(read);
    expect(codes(checked)).toEqual([]);
    expect(workingDaysOf(checked as CalendarYear)).toBe(days);
    if (TRANSFERS[year]) expect((checked as CalendarYear).transfers).toEqual(TRANSFERS[year]);
  });

  it('pairs what a file of earlier years does not, as the decree did', () => {
    expect(readCalendarXml(readFileSync(path('ru-2019.xml')))).toMatchObject({
      transfers: [
        { dayOff: '2019-05-02', from: '2019-01-05' },
        { dayOff: '2019-05-03', from: '2019-01-06' },
        { dayOff: '2019-05-10', from: '2019-02-23' },
      ],
    });
  });
});

describe('a file', () => {
  it('is read with its working Saturdays, whether short or whole', () => {
    for (const kind of ['2', '3']) {
      const read = readCalendarXml(file({ '11.13': `<day d="11.13" t="${kind}"/>` }));
      const checked = checkYear(read as ToldYear) as CalendarYear;
      expect(createCalendar({ 2027: checked.transfers }).isWorkingDay(civilDate('2027-11-13'))).toBe(true);
      expect(checked.transfers).toHaveLength(6);
    }
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['a day that is none', { x: '<day d="02.29" t="1"/>' }, ['day_invalid']],
    ['a kind that is none', { '01.04': '<day d="01.04" t="4"/>' }, ['6 kind_unknown']],
    ['a day twice', { x: '<day d="01.04" t="1"/>' }, ['day_repeated']],
    ['a holiday that works', { '06.12': '<day d="06.12" t="3"/>' }, ['holiday_works']],
    ['a holiday that is not there', { '02.23': '' }, ['holiday_works']],
    ['a source that is no day', { '12.31': '<day d="12.31" t="1" f="13.01"/>' }, ['from_invalid']],
    ['a source that does not work', { '11.13': '' }, ['from_not_working']],
    [
      'no source where there are three that it could be',
      { '12.31': '<day d="12.31" t="1"/>', '02.22': '<day d="02.22" t="1"/>' },
      ['from_missing', 'from_missing', 'working_day_unused'],
    ],
  ])('with %s says so', (_, instead, expected) => {
    const found = codes(readCalendarXml(file(instead)) as Fault[]);
    expect(found.map((code) => code.replace(/^\d+ (?!kind)/, ''))).toEqual(expected);
  });

  test.each([
    ['<calendar year="2027" country="kz"><days><day d="01.01" t="1"/></days></calendar>', ['country_other']],
    ['<calendar year="27"><days><day d="01.01" t="1"/></days></calendar>', ['year_invalid']],
    ['<calendar year="2027"/>', ['days_missing']],
    ['<calendar year="2027"><days/><days/></calendar>', ['days_missing']],
    ['<calendar year="2027">\n<days>\n<day d="01.01" t="1">\n</days></calendar>', ['4 xml_broken']],
  ])('%s', (text, expected) => expect(codes(readCalendarXml(bytes(text)) as Fault[])).toEqual(expected));
});

test.each<[string, ToldYear, string[]]>([
  ['another year', told(2027, ...byLaw, ['2028-01-10', '2027-01-02']), ['day_of_another_year']],
  ['a holiday as the day off', told(2027, ...byLaw, ['2027-11-04', '2027-01-02']), ['day_off_is_off_anyway']],
  ['a weekday as the source', told(2027, ...byLaw, ['2027-11-05', '2027-11-10']), ['from_is_no_weekend']],
  ['a day off twice', told(2027, ...byLaw, ['2027-05-03', '2027-01-02']), ['day_off_repeated']],
  ['a source twice', told(2027, ...byLaw, ['2027-05-04', '2027-05-01']), ['from_repeated']],
  ['a holiday of a Saturday that goes nowhere', told(2027, ...byLaw.slice(1)), ['holiday_not_transferred']],
])('transfers with %s are refused', (_, year, expected) => expect(codes(checkYear(year))).toEqual(expected));

it('days off that January gives leave a plausible year', () => {
  const weekdays = daysOfYear(2027).filter(
    (day) => day > '2027-07-01' && day < '2027-08-01' && !isWeekend(day),
  );
  const holidays = daysOfYear(2027).filter((day) => day < '2027-01-04' && isWeekend(day));
  const many = holidays.map((from, index) => [weekdays[index] ?? '', from] as const);
  expect(codes(checkYear(told(2027, ...byLaw, ...many)))).toEqual([]);
  const working = createCalendar({ 2027: [...byLaw, ...many] });
  expect(daysOfYear(2027).filter(working.isWorkingDay)).toHaveLength(247);
});

test('by any year that may be loaded no due date is a day off, nor before its nominal date', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(364), fc.nat(364)), { maxLength: 6 }),
      fc.nat(500),
      (pairs, offset) => {
        const day = (number: number) => addDays(civilDate('2027-01-01'), number);
        const checked = checkYear(
          told(2027, ...byLaw, ...pairs.map(([off, from]) => [day(off), day(from)] as const)),
        );
        if (Array.isArray(checked)) return true;
        const calendar = createCalendar({ ...TRANSFERS, 2027: checked.transfers });
        const nominal = day(offset - 60);
        const { dueOn } = calendar.dueDate(nominal, 'next');
        const moved = calendar.dueDate(nominal, 'previous').dueOn;
        return (
          calendar.isWorkingDay(dueOn) && dueOn >= nominal && calendar.isWorkingDay(moved) && moved <= nominal
        );
      },
    ),
    { numRuns: 500 },
  ));
