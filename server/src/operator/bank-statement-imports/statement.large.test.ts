import { expect, it } from 'vitest';
import { encode } from '../../../../test/support/statements.ts';
import { readStatement } from './statement.ts';

const DOCUMENTS = 50_000;
const header = [
  '1CClientBankExchange',
  'ВерсияФормата=1.03',
  'Кодировка=Windows',
  'РасчСчет=40702810900000000001',
  '',
];
const unused = Array.from({ length: 20 }, (_, place) => `ПоказательПериода${place}=не нужно`);
const template = (number: string) =>
  [
    'СекцияДокумент=Платежное поручение',
    `Номер=${number}`,
    'Дата=01.10.2026',
    'Сумма=125430.50',
    'ПлательщикСчет=40702810100000000777',
    'ПолучательСчет=40702810900000000001',
    'ДатаПоступило=02.10.2026',
    `НазначениеПлатежа=Оплата по договору лизинга № ДЛ-${number} от 01.02.2024, в т.ч. НДС 22 % 22618.62`,
    ...unused,
    'КонецДокумента',
    '',
  ].join('\r\n');

/** A whole file of any size without holding it: the same document with another number in place of the marks. */
async function* largeFile() {
  yield encode(header.join('\r\n'), 'windows-1251');
  const bytes = Buffer.from(encode(template('@@@@@@'), 'windows-1251'));
  for (let number = 0; number < DOCUMENTS; number++) {
    const digits = String(number).padStart(6, '0');
    const copy = Buffer.from(bytes);
    for (let at = copy.indexOf('@@@@@@'); at >= 0; at = copy.indexOf('@@@@@@', at))
      copy.write(digits, at, 'latin1');
    yield copy;
  }
  yield encode('КонецФайла', 'windows-1251');
}

it('reads 50,000 documents in bounded memory', { timeout: 60_000 }, async () => {
  const before = process.memoryUsage().rss;
  let documents = 0;
  let peak = before;
  for await (const item of readStatement(largeFile())) {
    if (item.type !== 'document') continue;
    documents += 1;
    if (documents % 1000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  const grownMb = Math.round((peak - before) / 2 ** 20);
  process.stdout.write(`50,000 documents: resident memory grew by ${grownMb} MB\n`);
  expect(documents).toBe(DOCUMENTS);
  expect(grownMb).toBeLessThan(200);
});
