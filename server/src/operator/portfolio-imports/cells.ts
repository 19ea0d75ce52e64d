import { type CivilDate, dateFrom, parseDate } from '../../platform/civil-date.ts';
import { type Kopecks, parseKopecks } from '../../platform/money.ts';
import { parseInn, parseKpp, parseOgrn, parseOgrnip } from '../../platform/requisites.ts';
import { bare } from './columns.ts';
import type { PortfolioCode, PortfolioProblem } from './problem.ts';

/** A cell's value, or the word for what is wrong with its text. */
export type Parsed<T> = { value: T } | { code: PortfolioCode; params: PortfolioProblem['params'] };
export type Parser<T> = (text: string) => Parsed<T>;

const bad = (code: PortfolioCode, params: PortfolioProblem['params'] = {}) => ({ code, params });
const valueOr = <T>(value: T | null | undefined, code: PortfolioCode, found: string): Parsed<T> =>
  value === null || value === undefined ? bad(code, { found }) : { value };

/** What a spreadsheet shows instead of a formula's result. */
const CELL_ERROR = /^#(?:REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL|ССЫЛКА|Н\/Д|ЗНАЧ|ИМЯ|ДЕЛ\/0|ЧИСЛО|ПУСТО)[!?]?$/i;
export const isCellError = (text: string): boolean => CELL_ERROR.test(text);

export const text =
  (maxLength: number): Parser<string> =>
  (cell) =>
    cell.length <= maxLength ? { value: cell } : bad('text_too_long', { maxLength });

/** A typing error of a century is not a date: contracts live within these years. */
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2100-12-31';

/** `2025-10-17`, `17.10.2025`; a time of midnight that exports append is dropped. */
export const date: Parser<CivilDate> = (cell) => {
  const day = cell.replace(/[T ]0{1,2}:00(?::00(?:\.0+)?)?Z?$/, '');
  const [, dd, mm, yyyy] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day) ?? [];
  const value = yyyy === undefined ? parseDate(day) : dateFrom(Number(yyyy), Number(mm), Number(dd));
  if (value === null) return bad('date_invalid', { found: cell });
  return value < FIRST_DAY || value > LAST_DAY ? bad('date_out_of_range', { found: cell }) : { value };
};

/** `125430.50`, `125 430,5 ₽`. More than two digits after the point are refused unless they are zeros. */
export const money: Parser<Kopecks> = (cell) => {
  const plain = cell
    .replace(/\s/g, '')
    .replace(/(?:₽|руб\.?)$/i, '')
    .replace(',', '.')
    .replace('−', '-');
  const [, rubles, fraction = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  const kopecks = fraction.replace(/0+$/, '');
  if (kopecks.length > 2) return bad('money_too_precise', { found: cell });
  if (rubles === undefined) return bad('money_invalid', { found: cell });
  return valueOr(parseKopecks(kopecks ? `${rubles}.${kopecks}` : rubles), 'money_invalid', cell);
};

export const positiveMoney: Parser<Kopecks> = (cell) => {
  const parsed = money(cell);
  return 'value' in parsed && parsed.value <= 0n ? bad('money_not_positive', { found: cell }) : parsed;
};

export const integer =
  (min: number, max: number): Parser<number> =>
  (cell) => {
    const value = /^\d{1,9}$/.test(cell) ? Number(cell) : -1;
    return value >= min && value <= max ? { value } : bad('number_invalid', { found: cell, min, max });
  };

/** Per cent a day as a decimal string without trailing zeros: `0.1`. */
export const dailyRate: Parser<string> = (cell) => {
  const plain = cell.replace(/[\s%]/g, '').replace(',', '.');
  const valid = /^\d{1,2}(?:\.\d{1,4})?$/.test(plain);
  return valid ? { value: canonicalDecimal(plain) } : bad('rate_invalid', { found: cell });
};

export const canonicalDecimal = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;

const VAT_RATES = [0, 5, 7, 10, 18, 20, 22];

/** `20`, `20 %`, `без НДС`. */
export const vatRate: Parser<number> = (cell) => {
  const plain = canonicalDecimal(cell.replace(/[\s%]/g, '').replace(',', '.'));
  const value = VAT_RATES.find((rate) => `${rate}` === plain);
  return valueOr(bare(cell) === 'безндс' ? 0 : value, 'vat_rate_unknown', cell);
};

/** One of a few words; the code's own name is understood as well. */
export function word<T extends string>(words: Record<T, readonly string[]>, code: PortfolioCode): Parser<T> {
  const values = new Map<string, T>();
  for (const value of Object.keys(words) as T[]) {
    for (const known of [value, ...words[value]]) values.set(bare(known), value);
  }
  return (cell) => valueOr(values.get(bare(cell)), code, cell);
}

export const clientType = word(
  {
    legal_entity: ['ЮЛ', 'Юридическое лицо', 'Юрлицо', 'Организация'],
    sole_proprietor: ['ИП', 'Индивидуальный предприниматель'],
    person: ['ФЛ', 'Физическое лицо', 'Физлицо'],
  },
  'client_type_unknown',
);

export const contractStatus = word(
  {
    active: ['Действует', 'Действующий'],
    completed: ['Завершён', 'Исполнен', 'Закрыт'],
    terminated: ['Расторгнут'],
  },
  'status_unknown',
);

export const dueDateRule = word(
  {
    next: ['Вперёд', 'На следующий', 'Следующий рабочий день'],
    previous: ['Назад', 'На предыдущий', 'Предыдущий рабочий день'],
    none: ['Нет', 'Не переносится', 'Без переноса'],
  },
  'due_date_rule_unknown',
);

export const paymentKind = word(
  {
    advance: ['Аванс', 'Авансовый', 'Авансовый платёж'],
    lease: ['Лизинговый', 'Лизинговый платёж'],
    buyout: ['Выкупной', 'Выкупной платёж', 'Выкуп', 'Выкупная цена'],
    penalty: ['Пени', 'Пеня', 'Неустойка'],
    fee: ['Комиссия'],
  },
  'payment_kind_unknown',
);

/** Spreadsheets take requisites for numbers and lose the leading zero. */
const withLostZero = (parse: (cell: string) => string | null) => (cell: string) =>
  parse(cell) ?? parse(`0${cell}`);

export const inn: Parser<string> = (cell) => valueOr(withLostZero(parseInn)(cell), 'inn_invalid', cell);
export const kpp: Parser<string> = (cell) => valueOr(withLostZero(parseKpp)(cell), 'kpp_invalid', cell);
export const ogrn: Parser<string> = (cell) =>
  valueOr(parseOgrn(cell) ?? parseOgrnip(cell), 'ogrn_invalid', cell);

export const email: Parser<string> = (cell) =>
  cell.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(cell)
    ? { value: cell }
    : bad('email_invalid', { found: cell });
