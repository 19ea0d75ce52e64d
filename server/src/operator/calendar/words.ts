import type { InputError } from '../../platform/errors.ts';
import { fill } from '../../platform/fill.ts';
import type { Locale } from '../../platform/locale.ts';
import type { Fault, FaultCode } from './calendar-year.ts';

/** What is wrong and what would be right; `{name}`s are the fault's own particulars. */
const words: Record<FaultCode, Record<Locale, string>> = {
  xml_broken: {
    ru: 'XML составлен с ошибкой: тег не закрыт или атрибут без кавычек.',
    en: 'The XML is not well formed: a tag is not closed or an attribute has no quotes.',
  },
  country_other: {
    ru: 'Календарь страны «{found}»; нужен российский: country="ru".',
    en: 'The calendar is of the country “{found}”; the Russian one is needed: country="ru".',
  },
  year_invalid: {
    ru: 'Год «{found}» не читается; нужно четыре цифры: year="2027".',
    en: 'The year “{found}” cannot be read; four digits are needed: year="2027".',
  },
  days_missing: {
    ru: 'Нет дней: внутри <calendar> нужен один <days> с элементами <day d="01.01" t="1"/>.',
    en: 'There are no days: <calendar> needs one <days> with elements <day d="01.01" t="1"/>.',
  },
  day_invalid: {
    ru: 'Дня «{found}» в {year} году нет; нужно d="ММ.ДД".',
    en: 'There is no day “{found}” in {year}; d="MM.DD" is needed.',
  },
  day_repeated: {
    ru: 'День {found} указан второй раз; оставьте один.',
    en: 'The day {found} is there a second time; leave one.',
  },
  kind_unknown: {
    ru: 'Вид дня «{found}» неизвестен; нужно t="1" (выходной), "2" (сокращённый) или "3" (рабочий).',
    en: 'The kind of day “{found}” is unknown; t="1" (off), "2" (short) or "3" (working) is needed.',
  },
  from_invalid: {
    ru: 'Дня «{found}» в {year} году нет; нужно f="ММ.ДД".',
    en: 'There is no day “{found}” in {year}; f="MM.DD" is needed.',
  },
  from_not_working: {
    ru: 'Выходной перенесён с {found}, но этот день не отмечен рабочим; добавьте <day d="{found}" t="3"/>.',
    en: 'The day off comes from {found}, but that day is not marked as working; add <day d="{found}" t="3"/>.',
  },
  from_missing: {
    ru: 'Не сказано, с какого дня перенесён выходной {found}; добавьте f="ММ.ДД".',
    en: 'It is not said from which day the day off {found} comes; add f="MM.DD".',
  },
  working_day_unused: {
    ru: 'Рабочий выходной {found} ничего не даёт взамен; укажите f="{found}" у перенесённого выходного.',
    en: 'The working weekend day {found} gives nothing in exchange; put f="{found}" at the day off it gives.',
  },
  holiday_works: {
    ru: 'Праздник {found} должен быть выходным (ст. 112 ТК РФ): t="1".',
    en: 'The holiday {found} must be a day off (Labour Code, art. 112): t="1".',
  },
  day_of_another_year: {
    ru: 'День {day} не из {year} года; переносы бывают только внутри года.',
    en: 'The day {day} is not of {year}; transfers stay within the year.',
  },
  day_off_is_off_anyway: {
    ru: '{day} и так выходной; выходной переносят на рабочий день.',
    en: '{day} is off anyway; a day off is moved to a working day.',
  },
  day_off_repeated: {
    ru: 'Выходной {day} указан второй раз; оставьте один.',
    en: 'The day off {day} is there a second time; leave one.',
  },
  from_is_no_weekend: {
    ru: '{day} — не суббота и не воскресенье; выходной переносят с выходного.',
    en: '{day} is neither a Saturday nor a Sunday; a day off comes from a weekend day.',
  },
  from_repeated: {
    ru: 'С {day} выходной уже перенесён; один день даёт один выходной.',
    en: 'A day off comes from {day} already; one day gives one day off.',
  },
  holiday_not_transferred: {
    ru: 'Праздник {day} выпал на выходной, а куда он перенесён, не сказано (ст. 112 ТК РФ).',
    en: 'The holiday {day} falls on a weekend, and it is not said where it moves (Labour Code, art. 112).',
  },
  working_days_implausible: {
    ru: 'Рабочих дней получается {days}; в году их от {least} до {most}. Проверьте, все ли дни указаны.',
    en: 'There would be {days} working days; a year has from {least} to {most}. Check that all days are there.',
  },
};

const lineWords: Record<Locale, string> = { ru: 'Строка', en: 'Line' };

/** The faults as a problem tells them, each with its line where it has one. */
export const faultErrors = (faults: readonly Fault[]): InputError[] =>
  faults.slice(0, 50).map(({ code, place, params }) => {
    const { pointer, line } = place;
    const said = (locale: Locale) => {
      const text = fill(words[code][locale], params);
      return line === null ? text : `${lineWords[locale]} ${line}: ${text}`;
    };
    return { pointer, code, message: { ru: said('ru'), en: said('en') } };
  });
