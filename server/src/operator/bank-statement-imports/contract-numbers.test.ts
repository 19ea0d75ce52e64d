import { describe, expect, it, test } from 'vitest';
import { contractNumberKey, findContracts, indexContracts } from './contract-numbers.ts';

const find = (purpose: string, ...numbers: string[]) =>
  findContracts(purpose, indexContracts(numbers.map((number) => ({ number })))).map(
    ({ contract }) => contract.number,
  );

describe('contract numbers in a purpose', () => {
  test.each([
    ['Расчет по договору N Н 394/536-10-16 от 05.05.2010', 'Н 394/536-10-16'],
    ['Расчет по договору H394/536–10–16', 'Н 394/536-10-16'],
    ['оплата 394 / 536-10-16 по графику', '394/536-10-16'],
    ['дог 1122p/2л', '1122р/2л'],
    ['ПО ДЛ-15/24', 'ДЛ-15/24'],
    ['по дог.№ДЛ-15\\24.Платеж 3', 'ДЛ-15/24'],
    ['Договор KAMAZ-2024/01', 'КАМАZ-2024/01'],
    ['по договору 12', '12'],
    ['по договору N12', '12'],
    ['по договорам лизинга № 7, 12 и 15', '12'],
    ['по договорам № 7 от 01.02.2024, № 12 от 02.02.2024г.', '12'],
    ['Договор от 01.02.2024 № 12', '12'],
    ['дог.7, 12', '12'],
    ['договор7и 12', '12'],
    ['по ДЛ-7/24, n8,N9; 12', '12'],
    ['по договору финансовой аренды (лизинга) 12, НДС 22% 100', '12'],
  ])('«%s» names %s', (purpose, number) => {
    expect(find(purpose, number)).toEqual([number]);
  });

  test.each([
    ['по договору INV-77', 'INV-7'],
    ['по договору 104', '1'],
    ['по договору 104', '4'],
    ['по договору 12/3', '12'],
    ['по договору 12-а', '12'],
    ['по договору А-12', '12'],
    ['по договору ДЛ-15/24/2', 'ДЛ-15/24'],
    ['по договору ДЛ-15/245', 'ДЛ-15/24'],
    ['по договору 12,50', '12'],
    ['по договору 12.5', '12'],
    ['по договору 12,5', '12'],
    ['за 12 месяцев', '12'],
    ['платеж № 12 по договору 15', '12'],
    ['по договору лизинга, платеж № 12', '12'],
    ['по счету № 12', '12'],
    ['по договору 15, в т.ч. НДС 20% 500.00', '500'],
    ['по договору НДС 20% 500', '500'],
    ['сумма 175000-00 по договору', '175000'],
    ['за 05/2026', '05/2026'],
    ['по договору 12 34', '1234'],
  ])('«%s» does not name %s', (purpose, number) => {
    expect(find(purpose, number)).toEqual([]);
  });

  it('are the longest that fit, in the order of the text', () => {
    const known = ['24', 'ДЛ-15/24', 'ДЛ-15', 'А-100/7', '7'];
    expect(find('По договорам А-100/7, ДЛ-15/24', ...known)).toEqual(['А-100/7', 'ДЛ-15/24']);
    expect(find('по договору ДЛ-15 АВ2', 'ДЛ-15', 'ДЛ-15 АВ2', 'АВ2')).toEqual(['ДЛ-15 АВ2']);
  });

  it('say whether they are called contracts and whether they are telling', () => {
    const index = indexContracts([{ number: 'А-100/7' }, { number: '12' }]);
    expect(findContracts('за А-100/7 и договор 12', index)).toEqual([
      { contract: { number: 'А-100/7' }, called: false, distinctive: true },
      { contract: { number: '12' }, called: true, distinctive: false },
    ]);
  });

  it('give every contract that is written alike', () => {
    expect(find('по договору АВ-12', 'АВ-12', 'AB-12', 'АВ 12')).toEqual(['АВ-12', 'AB-12']);
  });

  it('have keys without spelling; one without digits can’t be looked for', () => {
    expect(contractNumberKey('№ Н 394 / 536–10')).toBe('н394/536-10');
    expect(contractNumberKey('12 34')).toBe('12 34');
    expect(contractNumberKey('б/н')).toBe('');
    expect(find('по договору б/н', 'б/н')).toEqual([]);
  });

  it('are found among 20,000 in no time', () => {
    const index = indexContracts(Array.from({ length: 20_000 }, (_, n) => ({ number: `ДЛ-${n}/24` })));
    const purpose =
      'Оплата по договору лизинга № ДЛ-15000/24 от 01.02.2024 за платеж № 14, в т.ч. НДС 22% 22618.62';
    for (let turn = 0; turn < 1000; turn++) expect(findContracts(purpose, index)).toHaveLength(1);
    findContracts('договор 1,'.repeat(20_000), index);
  });

  test.each([
    `договор ${'1и'.repeat(18)}! 15/24`,
    `договор ! ${'1и'.repeat(90)}, 15/24`,
    `договор ! ${'n1,'.repeat(60)} 15/24`,
    `договор ! ${'1'.repeat(180)}, 15/24`,
    `${'договор '.repeat(100)}! ${'12, '.repeat(40)}15/24`,
    `договор ! ${'12, '.repeat(250)}15/24`,
  ])('are looked for in a hostile purpose: %.20s', (purpose) => {
    const index = indexContracts([{ number: '15/24' }, { number: '12' }, { number: '1' }]);
    for (const length of [200, 210, 1000]) expect(findContracts(purpose.slice(-length), index)).toEqual([]);
  });
});
