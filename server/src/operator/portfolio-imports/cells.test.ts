import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatKopecks } from '../../platform/money.ts';
import * as cell from './cells.ts';

/** The value, or the word for what is wrong. */
const read = <T>(parse: cell.Parser<T>, text: string) => {
  const parsed = parse(text);
  return 'value' in parsed ? parsed.value : parsed.code;
};

test.each([
  ['125430.5', 12543050n],
  ['125430,50', 12543050n],
  ['125 430,50 ₽', 12543050n],
  ['1\u00a0254\u202f300,5', 125430050n],
  ['700 руб.', 70000n],
  ['12.5000', 1250n],
  ['-5', -500n],
  ['−5', -500n],
  ['0', 0n],
  ['125430.505', 'money_too_precise'],
  ['0.30000000000000004', 'money_too_precise'],
  ['1,254,300.50', 'money_invalid'],
  ['1e21', 'money_invalid'],
  ['1e-7', 'money_invalid'],
  ['сто', 'money_invalid'],
  ['NaN', 'money_invalid'],
  ['12345678901234567', 'money_invalid'],
])('money %j is %s', (text, expected) => expect(read(cell.money, text)).toBe(expected));

test('a number of a spreadsheet is exact to the kopeck', () =>
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (kopecks) => {
      // The way it goes through a spreadsheet: typed as decimal, kept as a double, shown as its shortest decimal.
      return read(cell.money, `${Number(formatKopecks(kopecks))}`) === kopecks;
    }),
  ));

test.each([
  ['1', 100n],
  ['0', 'money_not_positive'],
  ['-1', 'money_not_positive'],
  ['x', 'money_invalid'],
])('positive money %j is %s', (text, expected) => expect(read(cell.positiveMoney, text)).toBe(expected));

test.each([
  ['2025-10-17', '2025-10-17'],
  ['17.10.2025', '2025-10-17'],
  ['7.1.2025', '2025-01-07'],
  ['2025-10-17T00:00:00Z', '2025-10-17'],
  ['2025-10-17 00:00:00.000', '2025-10-17'],
  ['17.10.2025 0:00:00', '2025-10-17'],
  ['2025-10-17 12:30', 'date_invalid'],
  ['31.02.2025', 'date_invalid'],
  ['17/10/2025', 'date_invalid'],
  ['17.10.25', 'date_invalid'],
  ['45947', 'date_invalid'],
  ['17.10.0225', 'date_invalid'],
  ['17.10.1925', 'date_out_of_range'],
  ['2101-01-01', 'date_out_of_range'],
])('date %j is %s', (text, expected) => expect(read(cell.date, text)).toBe(expected));

test.each([
  ['20', 20],
  ['20%', 20],
  ['22 %', 22],
  ['22,00', 22],
  ['0', 0],
  ['Без НДС', 0],
  ['21', 'vat_rate_unknown'],
  ['0.2', 'vat_rate_unknown'],
  ['-20', 'vat_rate_unknown'],
])('VAT rate %j is %s', (text, expected) => expect(read(cell.vatRate, text)).toBe(expected));

test.each([
  ['0,1', '0.1'],
  ['0.10 %', '0.1'],
  ['1.0', '1'],
  ['10', '10'],
  ['0', '0'],
  ['100', 'rate_invalid'],
  ['-0.1', 'rate_invalid'],
  ['0.00001', 'rate_invalid'],
])('daily rate %j is %s', (text, expected) => expect(read(cell.dailyRate, text)).toBe(expected));

test.each([
  ['1', 1],
  ['600', 600],
  ['0', 'number_invalid'],
  ['601', 'number_invalid'],
  ['1.5', 'number_invalid'],
  ['-1', 'number_invalid'],
  ['9999999999', 'number_invalid'],
])('number %j is %s', (text, expected) => expect(read(cell.integer(1, 600), text)).toBe(expected));

describe('words', () => {
  test.each([
    [cell.clientType, 'юл', 'legal_entity'],
    [cell.clientType, 'Индивидуальный предприниматель', 'sole_proprietor'],
    [cell.clientType, 'person', 'person'],
    [cell.clientType, 'ООО', 'client_type_unknown'],
    [cell.contractStatus, 'ЗАВЕРШЕН', 'completed'],
    [cell.contractStatus, 'active', 'active'],
    [cell.contractStatus, 'живёт', 'status_unknown'],
    [cell.dueDateRule, 'Вперед', 'next'],
    [cell.dueDateRule, 'вбок', 'due_date_rule_unknown'],
    [cell.paymentKind, 'Лизинговый  платеж', 'lease'],
    [cell.paymentKind, 'пени', 'penalty'],
    [cell.paymentKind, 'constructor', 'payment_kind_unknown'],
  ])('%o %s is %s', (parse: cell.Parser<string>, text, expected) => expect(read(parse, text)).toBe(expected));
});

test.each([
  [cell.inn, '7704123450', '7704123450'],
  [cell.inn, '274062111', '0274062111'],
  [cell.inn, '7704123451', 'inn_invalid'],
  [cell.kpp, '27401001', '027401001'],
  [cell.kpp, '7704', 'kpp_invalid'],
  [cell.ogrn, '1027700999996', '1027700999996'],
  [cell.ogrn, '1027700132196', 'ogrn_invalid'],
  [cell.email, 'a@b.example', 'a@b.example'],
  [cell.email, 'a@b', 'email_invalid'],
  [cell.email, 'a b@c.d', 'email_invalid'],
  [cell.text(3), 'абв', 'абв'],
  [cell.text(3), 'абвг', 'text_too_long'],
])('%o %s is %s', (parse, text, expected) => expect(read<string>(parse, text)).toBe(expected));

test.each(['#REF!', '#N/A', '#ДЕЛ/0!', '#ССЫЛКА!'])('%s is what a broken formula shows', (text) =>
  expect(cell.isCellError(text)).toBe(true),
);
