import { expect, test } from 'vitest';
import { isTransitPayer, plainName } from './payer.ts';

const bank = { name: 'ПАО Сбербанк', inn: '7707083893', bank: 'ПАО СБЕРБАНК г. Москва' };

test.each([
  ['a bank’s own account', { ...bank, account: '30232810500000000001' }, true],
  ['a settlement account between branches', { ...bank, account: '30301810500000000001' }, true],
  ['a person’s account with an organisation’s INN', { ...bank, account: '40817810500000000001' }, true],
  [
    'an agent’s account held by its bank',
    { ...bank, bank: 'Сбербанк', account: '40821810500000000001' },
    true,
  ],
  ['an agent’s account', { ...bank, name: 'ООО «Сбор»', account: '40821810500000000001' }, false],
  [
    'a person',
    { name: 'Иванов', inn: '500100732259', bank: 'Сбербанк', account: '40817810500000000001' },
    false,
  ],
  [
    'a sole proprietor',
    { name: 'ИП Иванов', inn: '500100732259', bank: '', account: '40802810500000000001' },
    false,
  ],
  ['a person without an INN', { name: 'Иванов', inn: '', bank: '', account: '40817810500000000001' }, false],
  ['a company', { name: 'ООО «Мак»', inn: '7707083893', bank: '', account: '40702810500000000001' }, false],
  ['a bank that pays for itself', { ...bank, account: '40702810500000000001' }, false],
])('%s', (_, payer, transit) => {
  expect(isTransitPayer(payer)).toBe(transit);
});

test.each([
  ['Общество с ограниченной ответственностью "Северный  путь"', 'северный путь'],
  ['ООО «Северный путь»', 'северный путь'],
  ['Публичное акционерное общество СБЕРБАНК', 'сбербанк'],
  ['ИП Ёлкин А.П.', 'елкин а п'],
])('%s is plainly %s', (name, plain) => {
  expect(plainName(name)).toBe(plain);
});
