import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { parsePortfolio } from './parse-portfolio.ts';
import { readFile } from './read-file.ts';
import { MAX_ROWS } from './tables.ts';

type Sheets = Record<string, ExcelJS.CellValue[][]>;
const day = (text: string) => new Date(`${text}T00:00:00Z`);

const sheets = (): Sheets => ({
  Компании: [
    ['Код компании', 'Вид клиента', 'Название компании', 'ИНН'],
    ['K-1', 'ЮЛ', 'ООО «Путь»', 7704123450],
  ],
  Договоры: [
    ['Код компании', 'Номер договора', 'Дата договора', 'Предмет лизинга'],
    ['K-1', 'Д-1', day('2026-02-10'), 'КАМАЗ'],
  ],
  График: [
    ['Номер договора', 'Номер платежа', 'Вид платежа', 'Дата платежа', 'Сумма платежа', 'Ставка НДС'],
    ['Д-1', 1, 'Лизинговый', day('2026-03-17'), 125430.5, 22],
    ['Д-1', 2, 'Лизинговый', '17.04.2026', '125 430,50', '22 %'],
  ],
});

async function workbookOf(content: Sheets, dress: (workbook: ExcelJS.Workbook) => void = () => {}) {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(content)) workbook.addWorksheet(name).addRows(rows);
  dress(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const parse = async (bytes: Uint8Array) => parsePortfolio((await readFile(bytes)).tables);
const parseSheets = async (...input: Parameters<typeof workbookOf>) => parse(await workbookOf(...input));
const totals = ({ entries }: Awaited<ReturnType<typeof parse>>) =>
  entries.map(({ payments }) =>
    payments?.map(({ nominalDueOn, totalKopecks }) => [nominalDueOn, totalKopecks]),
  );

const good = [
  [
    ['2026-03-17', 12543050n],
    ['2026-04-17', 12543050n],
  ],
];

describe('reads', () => {
  test('real dates and numbers, and text', async () => {
    const portfolio = await parseSheets(sheets());
    expect(portfolio.problems).toEqual([]);
    expect(portfolio.entries[0]?.problems).toEqual([]);
    expect(totals(portfolio)).toEqual(good);
    expect(portfolio.entries[0]).toMatchObject({ sheet: 'Договоры', row: 2, company: { inn: '7704123450' } });
  });

  test('results of formulas, never recounted', async () => {
    const content = sheets();
    content.График?.splice(1, 2, [
      'Д-1',
      { formula: 'ROW()-1', result: 1 },
      'Лизинговый',
      { formula: 'DATE(2026,3,17)', result: day('2026-03-17') },
      { formula: '100000+25430.5', result: 125430.5 },
      22,
    ]);
    expect(totals(await parseSheets(content))).toEqual([[['2026-03-17', 12543050n]]]);
  });

  test('headings in any order, in English, below a title', async () => {
    const content = sheets();
    const [head = [], ...rows] = content.График ?? [];
    content.График = [['Портфель на 1 марта'].slice(1), [], head, ...rows].map((row) => [...row].reverse());
    content.Договоры = [
      ['company_external_id', 'CONTRACT NUMBER', 'signedOn', 'Asset name'],
      ...(content.Договоры?.slice(1) ?? []),
    ];
    const portfolio = await parseSheets(content);
    expect(portfolio.problems).toEqual([]);
    expect(totals(portfolio)).toEqual(good);
  });

  test('rates shown as per cent, exactly', async () => {
    const content = sheets();
    content.Договоры?.[0]?.push('Пени, % в день');
    content.Договоры?.[1]?.push(0.0007);
    content.График?.splice(1, 2, ['Д-1', 1, 'lease', day('2026-03-17'), 100, 0.1]);
    const { entries } = await parseSheets(content, (workbook) => {
      for (const [name, column] of [
        ['Договоры', 5],
        ['График', 6],
      ] as const) {
        const cell = workbook.getWorksheet(name)?.getCell(2, column);
        if (cell) cell.numFmt = '0.00%';
      }
    });
    expect(entries[0]?.contract?.penaltyDailyRatePercent).toBe('0.07');
    expect(entries[0]?.payments?.[0]?.vatRatePercent).toBe(10);
  });

  test('rich text, links, and text with spaces and invisible characters', async () => {
    const content = sheets();
    content.Компании?.splice(1, 1, [
      { richText: [{ text: 'K' }, { text: '-1' }] },
      ' юл ',
      'ООО\u00a0«Путь»\u0001\n и\tК°\u200b',
      { text: '7704123450', hyperlink: 'https://example.com' },
    ]);
    const { entries } = await parseSheets(content);
    expect(entries[0]?.company).toMatchObject({
      externalId: 'K-1',
      name: 'ООО «Путь» и К°',
      inn: '7704123450',
    });
  });
});

describe('names the place', () => {
  test('of a bad cell by sheet, row and heading', async () => {
    const content = sheets();
    content.График?.[2]?.splice(3, 2, 'завтра', 10.005);
    const { entries } = await parseSheets(content);
    const place = { severity: 'error', sheet: 'График', row: 3 };
    expect(entries[0]?.problems).toEqual([
      { ...place, code: 'date_invalid', column: 'Дата платежа', params: { found: 'завтра' } },
      { ...place, code: 'money_too_precise', column: 'Сумма платежа', params: { found: '10.005' } },
    ]);
  });

  test('of an error of a formula', async () => {
    const content = sheets();
    content.График?.[2]?.splice(4, 1, { formula: 'A1/0', result: { error: '#DIV/0!' } } as ExcelJS.CellValue);
    const { entries } = await parseSheets(content);
    expect(entries[0]?.problems).toMatchObject([{ code: 'cell_error', row: 3, column: 'Сумма платежа' }]);
  });

  test('of columns that are unknown or repeated, as warnings', async () => {
    const content = sheets();
    content.Договоры?.[0]?.push('Сума договора', 'Номер договора');
    const { problems } = await parseSheets(content);
    const place = { severity: 'warning', sheet: 'Договоры', row: 1 };
    expect(problems).toMatchObject([
      { ...place, code: 'column_unknown', column: 'Сума договора' },
      { ...place, code: 'column_repeated', column: 'Номер договора' },
    ]);
  });
});

describe('refuses a file as a whole', () => {
  test.each<[string, (content: Sheets) => void, object]>([
    [
      'without a column',
      (content) => void content.График?.[0]?.splice(4, 1),
      {
        code: 'portfolio_column_missing',
        params: { sheet: 'График', columns: '«Сумма платежа»' },
      },
    ],
    ['without a sheet', (content) => void delete content.Компании, { code: 'portfolio_column_missing' }],
    ['without contracts', (content) => void content.Договоры?.pop(), { code: 'portfolio_empty' }],
  ])('%s', async (_, spoil, problem) => {
    const content = sheets();
    spoil(content);
    await expect(workbookOf(content).then(readFile)).rejects.toMatchObject(problem);
  });

  test('with too many rows', async () => {
    const content = sheets();
    const line = ['Д-1'];
    content.График?.push(...Array.from({ length: MAX_ROWS }, () => line));
    await expect(workbookOf(content).then(readFile)).rejects.toMatchObject({ code: 'portfolio_too_large' });
  }, 20_000);
});

/** A ZIP of packed entries; sizes in its headers may lie. */
function zipOf(entries: Record<string, Buffer>, claimed?: number): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of Object.entries(entries)) {
    const packed = deflateRawSync(data);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claimed ?? data.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    local.copy(entry, 10, 8, 30);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(central.length / 2, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...central, end]);
}

const WORKBOOK = Buffer.from('<workbook><sheets/></workbook>');
const notRecognised = { code: 'portfolio_not_recognised' };
const tooLarge = { code: 'portfolio_too_large' };

const whole = await workbookOf(sheets());

describe('hostile and broken files', () => {
  test.each<[string, () => Buffer, object]>([
    ['cut in the middle', () => whole.subarray(0, whole.length / 2), notRecognised],
    ['cut by a byte', () => whole.subarray(0, whole.length - 1), notRecognised],
    ['only the beginning of a ZIP', () => Buffer.from('PK\x03\x04'), notRecognised],
    ['an old .xls', () => Buffer.from('d0cf11e0a1b11ae10000', 'hex'), notRecognised],
    ['a ZIP of something else', () => zipOf({ 'a.txt': Buffer.from('a') }), notRecognised],
    ['broken XML', () => zipOf({ 'xl/workbook.xml': Buffer.from('<workbook><sheets>') }), notRecognised],
    ['not even XML', () => zipOf({ 'xl/workbook.xml': Buffer.from('\0\0\0') }), notRecognised],
    ['an empty file', () => Buffer.alloc(0), { code: 'portfolio_empty' }],
    [
      'a bomb of bytes',
      () => zipOf({ 'xl/workbook.xml': WORKBOOK, 'xl/styles.xml': Buffer.alloc(80_000_000) }),
      tooLarge,
    ],
    [
      'a bomb that lies about its size',
      () => zipOf({ 'xl/styles.xml': Buffer.alloc(80_000_000) }, 10),
      tooLarge,
    ],
    [
      'a bomb of cells',
      () => {
        const cells = Buffer.from(`<sheetData><row r="1">${'<c/>'.repeat(4_100_000)}</row></sheetData>`);
        return zipOf({ 'xl/workbook.xml': WORKBOOK, 'xl/worksheets/sheet1.xml': cells });
      },
      tooLarge,
    ],
  ])('%s', async (_, make, problem) => {
    await expect(readFile(make())).rejects.toMatchObject(problem);
  });

  test('a workbook written by hand is read', async () => {
    expect(totals(await parse(handMade({})))).toEqual([[['2026-03-17', 10050n]]]);
  });

  test('ranges over the whole sheet cost nothing', async () => {
    const all = 'A1:XFD1048576';
    const names =
      '<definedNames><definedName name="All">Компании!$A$1:$XFD$1048576</definedName></definedNames>';
    const ranges = `<mergeCells count="1"><mergeCell ref="${all}"/></mergeCells><dataValidations count="1">
      <dataValidation type="list" sqref="${all}"><formula1>"a"</formula1></dataValidation></dataValidations>`;
    const columns = '<cols><col min="1" max="999999999" width="9"/></cols>';
    expect(totals(await parse(handMade({ names, ranges, columns })))).toEqual([[['2026-03-17', 10050n]]]);
  });

  test('names without an end are looked through once', async () => {
    const names = '<definedNames/>'.repeat(200_000);
    expect(totals(await parse(handMade({ names })))).toEqual([[['2026-03-17', 10050n]]]);
  });

  test('a row far beyond the last one is refused at once', async () => {
    await expect(readFile(handMade({ lastRow: '4000000000' }))).rejects.toMatchObject(notRecognised);
  });
});

/** A small workbook of plain XML, with whatever an attacker may put around its cells. */
function handMade({ names = '', ranges = '', columns = '', lastRow = '2' }): Buffer {
  const texts: Sheets = {
    Компании: [
      ['Вид клиента', 'Название компании', 'ИНН'],
      ['ЮЛ', 'ООО «Путь»', '7704123450'],
    ],
    Договоры: [
      ['ИНН', 'Номер договора', 'Дата договора', 'Предмет лизинга'],
      ['7704123450', 'Д-1', '2026-02-10', 'КАМАЗ'],
    ],
    График: [
      ['Номер договора', 'Номер платежа', 'Вид платежа', 'Дата платежа', 'Сумма платежа', 'Ставка НДС'],
      ['Д-1', '1', 'lease', '2026-03-17', '100.50', '22'],
    ],
  };
  const cell = (value: ExcelJS.CellValue, place: string) =>
    `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (values: ExcelJS.CellValue[], number: string) =>
    `<row r="${number}">${values.map((value, at) => cell(value, 'ABCDEF'.charAt(at) + number)).join('')}</row>`;
  const list = Object.entries(texts);
  const sheet = ([head = [], line = []]: ExcelJS.CellValue[][]) =>
    `<worksheet>${columns}<sheetData>${row(head, '1')}${row(line, lastRow)}</sheetData>${ranges}</worksheet>`;
  const tags = list.map(([name], at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`).join('');
  const rels = list
    .map((_, at) => `<Relationship Id="r${at}" Target="/xl/worksheets/sheet${at + 1}.xml"/>`)
    .join('');
  return zipOf({
    'xl/workbook.xml': Buffer.from(`<workbook><sheets>${tags}</sheets>${names}</workbook>`),
    'xl/_rels/workbook.xml.rels': Buffer.from(`<Relationships>${rels}</Relationships>`),
    ...Object.fromEntries(
      list.map(([, rows], at) => [`xl/worksheets/sheet${at + 1}.xml`, Buffer.from(sheet(rows))]),
    ),
  });
}
