import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { describeWithFixtures } from '../../../../test/support/fixtures.ts';
import { type Purpose, readPurpose } from './purpose.ts';

const named = (purpose: string) =>
  Object.fromEntries(
    Object.entries(readPurpose(purpose)).filter(([, value]) => value !== null && value.length !== 0),
  );

describeWithFixtures('b-1c-clientbank', (path) => {
  const rows: { purpose: string; expect: Partial<Purpose> }[] = JSON.parse(
    readFileSync(path('purposes.json'), 'utf8'),
  );
  test.each(rows)('$purpose', (row) => {
    const { paymentKind: _, ...found } = named(row.purpose);
    expect(found).toEqual(row.expect);
  });
});

describe('a purpose', () => {
  test.each([
    [
      'Оплата по договору лизинга № ДЛ-15/24 от 01.02.2024',
      { contract: 'ДЛ-15/24', contractDate: '2024-02-01' },
    ],
    ['по дог. N12/3 от 01.02.24г.', { contract: '12/3', contractDate: '2024-02-01' }],
    ['по договору  финансовой\u00a0аренды (лизинга) №1122р/2л', { contract: '1122р/2л' }],
    ['по договору от 01.02.2024 № 15', { contract: '15', contractDate: '2024-02-01' }],
    ['дог.лизинга No 7-Л', { contract: '7-Л' }],
    ['по договору аренды автомобиля Камаз № А-17', { contract: 'А-17' }],
    ['Договор №12от 01.02.2024', { contract: '12', contractDate: '2024-02-01' }],
    ['по ДФА № 5/2023-Л', { contract: '5/2023-Л' }],
    [
      'Оплата по договору 0320, счет № 17 от 21.06.2021',
      { contract: '0320', invoice: '17', invoiceDate: '2021-06-21' },
    ],
    ['По договору от 01.02.2024 за услуги', {}],
    ['По договору за 12 месяцев', {}],
    ['по договору б/н', {}],
    ['оплата по сч.34 от 31.02.2022', { invoice: '34' }],
    ['на расчетный счет 40702810900000000001', {}],
    ['на счет 40702810900000000001', {}],
    ['лицевой счет № 50133547364', { personalAccount: '50133547364' }],
    ['по счёт-фактуре 5', {}],
    ['по счету. В т.ч. НДС 22% - 22 618.62', {}],
    ['по счету 431.Стекло', { invoice: '431' }],
    ['По заказу покупателя № 00БП-12', { order: '00БП-12' }],
    ['', {}],
  ])('«%s» names %o', (purpose, expected) => {
    expect(named(purpose)).toEqual(expected);
  });

  test.each([
    ['Лизинговый платеж № 14 по договору ДЛ-1/24', [14]],
    ['платёж 14 из 36', [14]],
    ['Платеж №14/36', [14]],
    ['за платежи № 14, 15 и 16', [14, 15, 16]],
    ['платежи 14-16 по графику', [14, 15, 16]],
    ['14-й лизинговый платеж', [14]],
    ['оплата 3-го платежа', [3]],
    ['платеж по графику N 7', [7]],
    ['платеж № 14 от 15.10.2026', [14]],
    ['платеж 14 500,00 руб.', []],
    ['платеж 125430.50', []],
    ['платеж 14.10.2026', []],
    ['платеж 14 октября', []],
    ['платеж 100 руб', []],
    ['платеж 2026 г.', []],
    ['платеж за октябрь 2026', []],
    ['платеж 10%', []],
    ['за 2 платежа', []],
    ['платежное поручение № 14', []],
    ['возврат по п/п 14 от 01.10.2026', []],
    ['платеж № 0', []],
  ])('«%s» names the payments %o', (purpose, expected) => {
    expect(readPurpose(purpose).paymentNumbers).toEqual(expected);
  });

  test.each([
    ['Авансовый платеж по договору 12', 'advance'],
    ['Лизинговый платеж', 'lease'],
    ['Лиз.платеж', 'lease'],
    ['Выкупная стоимость по договору', 'buyout'],
    ['по договору лизинга с правом выкупа', null],
    ['Пени по договору', 'penalty'],
    ['Неустойка', 'penalty'],
    ['Комиссия за организацию лизинга', 'fee'],
    ['Лизинговый платеж и пени', null],
    ['Оплата пенопласта', null],
  ])('«%s» speaks of %s', (purpose, kind) => {
    expect(readPurpose(purpose).paymentKind).toBe(kind);
  });

  it('of a hostile sort does not keep the reader busy', () => {
    const hostile = [
      'договор ',
      'сч',
      '1 ',
      '12,',
      'и 1',
      'договор ( лизинга ',
      'платеж 1,',
      'ндс ',
      '1.',
      ' ',
      'n',
    ];
    for (const piece of hostile) readPurpose(piece.repeat(20_000));
  });
});

/** Each would take longer than a test may, were a pattern read in many ways. */
const hostile = (size: number) =>
  [
    ['договор ', 'аренд'],
    ['договор ', 'лизинг) '],
    ['договор ', ' а.'],
    ['договор от 01.02.2024 ', 'ар.'],
    ['платеж ', '1, '],
    ['платеж ', '1-1и '],
    ['платеж 1', ', № 1'],
    ['', 'договор 1'],
    ['', 'счет '],
    ['', '1 111'],
    ['ндс ', '20% '],
    ['лс ', '1-'],
    ['лицев', 'а'],
    ['последующ', 'а выкуп'],
    ['договор ', '1и'],
    ['№', ' '],
  ].map(([head = '', part = '']) => `${`${head}${part.repeat(size)}`.slice(0, size - 5)}! 15/`);

test.each([...hostile(210), ...hostile(1000), ...hostile(16_000)])(
  'a hostile purpose is read: %.20s',
  (purpose) => {
    expect(readPurpose(purpose)).toMatchObject({ order: null });
  },
);

test('only the beginning of a purpose is read', () => {
  expect(readPurpose(`${'ж '.repeat(500)}договор № 15/24`).contract).toBeNull();
});
