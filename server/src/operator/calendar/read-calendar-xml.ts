import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { holidaysOf, isHoliday, singleHolidays } from '../../platform/calendar.ts';
import { type CivilDate, dateFrom, isWeekend } from '../../platform/civil-date.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Fault, FaultCode, Place, ToldTransfer, ToldYear } from './calendar-year.ts';

/** An element `<day d="MM.DD" t="1|2|3" f="MM.DD"/>`: 1 is a day off, 2 a short working day, 3 a working one. */
type Day = { on: CivilDate; off: boolean; from: CivilDate | null; place: Place };

const LEAST_YEAR = 1993;
const MOST_YEAR = 2100;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  processEntities: false,
  captureMetaData: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  isArray: (name) => name === 'day',
});
// Its types call the symbol an object.
const metadata = XMLParser.getMetaDataSymbol() as unknown as symbol;
type Element = Record<string, unknown> & Record<symbol, { startIndex?: number } | undefined>;

const file: Place = { pointer: '/file', line: null };
const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null;

/**
 * Reads the XML of a year in xmlcalendar's shape, or tells everything that is wrong with it.
 * @throws calendar_not_recognised when it is no such XML at all.
 */
export function readCalendarXml(bytes: Uint8Array): ToldYear | Fault[] {
  const text = decode(bytes);
  // Entities are never read, and a calendar has no use for them.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new DomainError('calendar_not_recognised');
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    if (!/<calendar[\s>]/.test(text)) throw new DomainError('calendar_not_recognised');
    return [{ code: 'xml_broken', place: { ...file, line: valid.err.line }, params: {} }];
  }
  const root = parse(text);
  if (!isElement(root)) throw new DomainError('calendar_not_recognised');

  const fault = (code: FaultCode, found: unknown): Fault[] => [
    { code, place: { pointer: '/file/calendar', line: null }, params: { found: shown(found) } },
  ];
  const { country = 'ru', year: writtenYear, days } = root;
  if (country !== 'ru') return fault('country_other', country);
  const year = /^\d{4}$/.test(String(writtenYear)) ? Number(writtenYear) : 0;
  if (year < LEAST_YEAR || year > MOST_YEAR) return fault('year_invalid', writtenYear);
  const list = isElement(days) ? days.day : undefined;
  if (!Array.isArray(list)) return fault('days_missing', '');

  const lineOf = (index: number) => text.slice(0, index).split('\n').length;
  const faults: Fault[] = [];
  const read = list.flatMap((element, index) => {
    const at = isElement(element) ? element[metadata]?.startIndex : undefined;
    const pointer = `/file/calendar/days/day[${index + 1}]`;
    const place = { pointer, line: at === undefined ? null : lineOf(at) };
    return readDay(isElement(element) ? element : {}, year, place, faults);
  });
  if (faults.length > 0) return faults;
  return transfersOf(year, read, { pointer: '/file/calendar', line: null });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError('calendar_not_recognised');
  }
}

function parse(text: string): unknown {
  try {
    return parser.parse(text).calendar;
  } catch {
    // Names that would reach into the prototype, or a nesting without end.
    return undefined;
  }
}

const shown = (value: unknown) => String(value ?? '').slice(0, 40);

function readDay({ d, t, f }: Element, year: number, place: Place, faults: Fault[]): Day[] {
  const say = (code: FaultCode, found: unknown) =>
    faults.push({ code, place, params: { found: shown(found), year } });
  const on = dayOf(d, year);
  const from = f === undefined ? null : dayOf(f, year);
  if (on === null) say('day_invalid', d);
  if (!/^[123]$/.test(String(t))) say('kind_unknown', t);
  if (f !== undefined && from === null) say('from_invalid', f);
  return on === null ? [] : [{ on, off: t === '1', from, place }];
}

function dayOf(written: unknown, year: number): CivilDate | null {
  const [, month, day] = /^(\d\d)\.(\d\d)$/.exec(String(written)) ?? [];
  return month === undefined ? null : dateFrom(year, Number(month), Number(day));
}

/**
 * What is off without being a weekend or a holiday was transferred. Files of earlier years don't say from where: then the
 * days off and the weekend days that gave them belong together in the order of the year, where their numbers agree.
 */
function transfersOf(year: number, days: readonly Day[], place: Place): ToldYear | Fault[] {
  const faults: Fault[] = [];
  const say = (code: FaultCode, at: Place, day: string) =>
    void faults.push({ code, place: at, params: { day, found: `${day.slice(5, 7)}.${day.slice(8)}`, year } });
  const listed = new Map<string, Day>();
  for (const day of days) {
    if (listed.has(day.on)) say('day_repeated', day.place, day.on);
    listed.set(day.on, day);
  }
  for (const holiday of holidaysOf(year)) {
    const day = listed.get(holiday);
    if (day ? !day.off : !isWeekend(holiday)) say('holiday_works', day?.place ?? place, holiday);
  }
  const off = days.filter((day) => day.off && !isHoliday(day.on) && (!isWeekend(day.on) || day.from));
  const named = new Set(off.map(({ from }) => from));
  const works = (day: CivilDate) => listed.get(day)?.off === false;
  for (const { from, place: at } of off)
    if (from && isWeekend(from) && !isHoliday(from) && !works(from)) say('from_not_working', at, from);

  const unnamed = off.filter(({ from }) => from === null);
  const working = days.filter((day) => !day.off && isWeekend(day.on) && !named.has(day.on));
  const free = [
    ...working.map(({ on }) => on),
    ...holidaysOf(year).filter((day) => isWeekend(day) && !named.has(day)),
  ].sort();
  const single = free.filter((day) => works(day) || singleHolidays(year).includes(day));
  const pool = unnamed.length === single.length ? single : free;
  const paired = unnamed.length > 0 && unnamed.length === pool.length;
  if (!paired) {
    for (const { on, place: at } of unnamed) say('from_missing', at, on);
    for (const { on, place: at } of working) say('working_day_unused', at, on);
  }
  if (faults.length > 0) return faults;
  const transfers = off.map(({ on, from, place: at }): ToldTransfer => {
    const giving = from ?? pool[unnamed.findIndex((day) => day.on === on)] ?? '';
    return { dayOff: on, from: giving, places: { dayOff: at, from: at } };
  });
  return { year, transfers, place };
}
