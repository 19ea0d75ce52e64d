import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePortfolio } from './parse-portfolio.ts';
import { readFile } from './read-file.ts';
import { MAX_ROWS } from './tables.ts';

const HEAD = [
  ...['Вид клиента', 'Название компании', 'ИНН', 'Номер договора', 'Дата договора', 'Предмет лизинга'],
  ...['Номер платежа', 'Вид платежа', 'Дата платежа', 'Сумма платежа', 'Ставка НДС'],
];
const CONTRACT = ['ЮЛ', 'ООО «Путь»', '7704123450', 'Д-1', '10.02.2026', 'КАМАЗ'];
const line = (number: string, day: string, contract = CONTRACT) => [
  ...contract,
  ...[number, 'Лизинговый', day, '125 430,50', '22'],
];
const good = () => [HEAD, line('1', '17.03.2026'), line('2', '17.04.2026')];

/** windows-1251 of Russian letters and the guillemets, as Excel writes them. */
const windows1251 = (text: string) =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.charCodeAt(0);
      if (letter === 'Ё') return 0xa8;
      if (letter === 'ё') return 0xb8;
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
    }),
  );

const csv = (rows: string[][], delimiter = ';', end = '\r\n') =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join(end);
const parse = async (bytes: Buffer | string) =>
  parsePortfolio((await readFile(Buffer.from(bytes as string))).tables);

describe('reads', () => {
  test.each<[string, Buffer | string]>([
    ['semicolons', csv(good())],
    ['commas', csv(good(), ',', '\n')],
    ['tabs', csv(good(), '\t')],
    ['a byte order mark', `\ufeff${csv(good())}`],
    ['windows-1251', windows1251(csv(good()))],
    ['empty lines and rows of delimiters', `\r\n${csv(good())}\r\n\r\n;;;;;;;;;;\r\n`],
    [
      'no quotes',
      good()
        .map((row) => row.join(';'))
        .join('\n'),
    ],
  ])('%s', async (_, bytes) => {
    const { entries, problems } = await parse(bytes);
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([
      {
        sheet: null,
        problems: [],
        company: { name: 'ООО «Путь»', inn: '7704123450' },
        contract: { number: 'Д-1', signedOn: '2026-02-10' },
        payments: [
          { number: 1, nominalDueOn: '2026-03-17', totalKopecks: 12543050n },
          { number: 2, nominalDueOn: '2026-04-17', totalKopecks: 12543050n },
        ],
      },
    ]);
  });

  test('what is left empty below the first row as said above', async () => {
    const rest = ['', '', '', 'Д-1', '', ''];
    const { entries, problems } = await parse(
      csv([HEAD, line('1', '17.03.2026'), line('2', '17.04.2026', rest)]),
    );
    expect([problems, entries[0]?.problems, entries[0]?.lines]).toEqual([[], [], 2]);
  });

  test('several contracts of a company, several companies', async () => {
    const second = CONTRACT.with(3, 'Д-2');
    const other = ['ИП', 'ИП Иванов', '500100732259', 'Д-3', '10.02.2026', 'Станок'];
    const rows = [...good(), line('1', '17.03.2026', second), line('1', '17.03.2026', other)];
    const { entries } = await parse(csv(rows));
    expect(
      entries.map(({ row, shown, lines, problems }) => [row, shown.companyName, lines, problems]),
    ).toEqual([
      [2, 'ООО «Путь»', 2, []],
      [4, 'ООО «Путь»', 1, []],
      [5, 'ИП Иванов', 1, []],
    ]);
  });
});

describe('names the line', () => {
  test('of a bad cell, counting lines inside quotes and empty ones', async () => {
    const twoLines = CONTRACT.with(5, 'КАМАЗ\nсамосвал');
    const bytes = `${csv([HEAD, line('1', '17.03.2026', twoLines)])}\r\n\r\n${csv([line('2', 'завтра', twoLines)])}`;
    const { entries } = await parse(bytes);
    expect(entries[0]?.problems).toMatchObject([
      { code: 'date_invalid', sheet: null, row: 5, column: 'Дата платежа' },
    ]);
    expect(entries[0]?.contract?.assetName).toBe('КАМАЗ самосвал');
  });

  test('that contradicts an earlier one of the same contract', async () => {
    const { entries } = await parse(
      csv([...good(), line('3', '18.05.2026', CONTRACT.with(4, '11.02.2026'))]),
    );
    expect(entries[0]?.problems).toEqual([
      {
        ...{ code: 'repeated_row_differs', severity: 'error', sheet: null, row: 4, column: 'Дата договора' },
        params: { found: '11.02.2026', earlier: '10.02.2026', earlierRow: 2 },
      },
    ]);
  });

  test('that names no contract', async () => {
    const { entries, problems } = await parse(
      csv([...good(), line('3', '18.05.2026', CONTRACT.with(3, ''))]),
    );
    expect(entries.map(({ lines, problems: own }) => [lines, own])).toEqual([[2, []]]);
    expect(problems).toMatchObject([{ code: 'payment_contract_missing', row: 4 }]);
  });

  test('where a quote is not closed', async () => {
    const broken = `${csv(good())}\r\n"ЮЛ;ООО`;
    await expect(readFile(Buffer.from(broken))).rejects.toMatchObject({
      code: 'portfolio_row_broken',
      params: { row: 4 },
    });
  });
});

describe('refuses', () => {
  test.each<[string, Buffer, object]>([
    [
      'other columns',
      Buffer.from('a;b\n1;2'),
      { code: 'portfolio_column_missing', params: { sheet: 'CSV' } },
    ],
    [
      'a bank statement',
      Buffer.from('1CClientBankExchange\r\nВерсияФормата=1.03\r\n'),
      { code: 'portfolio_column_missing' },
    ],
    ['headings alone', Buffer.from(csv([HEAD])), { code: 'portfolio_empty' }],
    ['blank lines', Buffer.from('\n \n'), { code: 'portfolio_empty' }],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), { code: 'portfolio_not_recognised' }],
    ['UTF-16', Buffer.from(csv(good()), 'utf16le'), { code: 'portfolio_not_recognised' }],
    [
      'a line without an end',
      Buffer.from(`${csv(good())}\n${'x'.repeat(200_000)}`),
      { code: 'portfolio_row_broken' },
    ],
  ])('%s', async (_, bytes, problem) => {
    await expect(readFile(bytes)).rejects.toMatchObject(problem);
  });

  test('too many rows', async () => {
    const many = `${csv(good())}\r\n${`x${';'.repeat(10)}\r\n`.repeat(MAX_ROWS)}`;
    await expect(readFile(Buffer.from(many))).rejects.toMatchObject({ code: 'portfolio_too_large' });
  });
});

test('whatever the bytes, the answer is a portfolio or a word', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, headed) => {
      const file = headed ? Buffer.concat([Buffer.from(`${HEAD.join(';')}\n`), bytes]) : bytes;
      try {
        parsePortfolio((await readFile(file)).tables);
      } catch (error) {
        expect(error).toMatchObject({ name: 'DomainError' });
      }
    }),
  ));
