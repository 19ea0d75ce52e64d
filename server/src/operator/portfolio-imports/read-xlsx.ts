import ExcelJS from 'exceljs';
import { DomainError } from '../../platform/errors.ts';
import { bare, SHEETS, type SheetName } from './columns.ts';
import { cleanCells, linkTables, MAX_ROWS, readHeadings, type Table, type Tables } from './tables.ts';
import { safeWorkbook } from './xlsx-archive.ts';

/** Everything of a worksheet but its cells. */
const IGNORED_NODES = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'autoFilter', 'mergeCells', 'rowBreaks'],
  ...['hyperlinks', 'pageMargins', 'dataValidations', 'pageSetup', 'headerFooter', 'printOptions', 'picture'],
  ...['drawing', 'sheetProtection', 'tableParts', 'conditionalFormatting', 'extLst'],
];
const LAST_ROW = 1_048_576;

/** A workbook with the sheets of companies, contracts and schedule, as the template has them. */
export async function readXlsx(bytes: Uint8Array): Promise<Tables> {
  const workbook = await load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const problems: Tables['problems'] = [];
  let rowsLeft = MAX_ROWS;

  function read(name: SheetName): Table {
    const names = [SHEETS[name].heading, ...SHEETS[name].aliases].map(bare);
    const worksheet = workbook.worksheets.find((sheet) => names.includes(bare(sheet.name)));
    const sheet = worksheet?.name ?? SHEETS[name].heading;
    const table: Table = { sheet, headings: {}, rows: [] };
    // A row number far out makes the library walk all the rows before it.
    if (worksheet && worksheet.rowCount > LAST_ROW) throw new DomainError('portfolio_not_recognised');
    let columns: ReturnType<typeof readHeadings> | undefined;
    worksheet?.eachRow((row, number) => {
      if (!columns) {
        const texts = Array.from({ length: row.cellCount }, (_, index) => textOf(row.findCell(index + 1)));
        if (texts.every((text) => text === '')) return;
        columns = readHeadings(texts, [name], { sheet, row: number });
        table.headings = columns.headings;
        problems.push(...columns.problems);
        return;
      }
      const cells = cleanCells(
        columns.fields.flatMap((field, index) =>
          field ? [[field, textOf(row.findCell(index + 1))] as const] : [],
        ),
      );
      if (Object.keys(cells).length === 0) return;
      rowsLeft -= 1;
      if (rowsLeft < 0) throw new DomainError('portfolio_too_large', { maxRows: MAX_ROWS });
      table.rows.push({ row: number, cells, parent: null, problems: [] });
    });
    if (!columns) readHeadings([], [name], { sheet, row: 1 });
    return table;
  }

  const tables = { companies: read('companies'), contracts: read('contracts'), payments: read('payments') };
  if (tables.contracts.rows.length === 0) throw new DomainError('portfolio_empty');
  return linkTables({ ...tables, problems });
}

async function load(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const safe = await safeWorkbook(bytes);
  if (safe === 'too_large') throw new DomainError('portfolio_too_large', { maxRows: MAX_ROWS });
  const workbook = new ExcelJS.Workbook();
  try {
    if (safe === 'broken') throw new RangeError('not an archive of a workbook');
    await workbook.xlsx.load(toArrayBuffer(safe), { ignoreNodes: IGNORED_NODES });
  } catch {
    throw new DomainError('portfolio_not_recognised');
  }
  return workbook;
}

const toArrayBuffer = (bytes: Buffer) =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;

/** A cell as the text a person would type: days as `2025-10-17`, numbers by their shortest exact decimal. */
function textOf(cell: ExcelJS.Cell | undefined): string {
  if (!cell) return '';
  const value = cell.formula === undefined ? cell.value : (cell.result ?? { error: '#VALUE!' });
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '#VALUE!' : value.toISOString().slice(0, 10);
  if (typeof value === 'number') return cell.numFmt?.includes('%') ? percent(value) : `${value}`;
  if (typeof value !== 'object') return `${value}`;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return value.error;
  return 'text' in value ? `${value.text}` : '';
}

/** A cell of 0.001 shown as per cent is 0.1 %: the point moves in the text, for floats would round. */
function percent(value: number): string {
  const [whole = '', fraction = ''] = `${value}`.split('.');
  const digits = fraction.padEnd(2, '0');
  const moved = `${whole}${digits.slice(0, 2)}`.replace(/^(-?)0+(?=\d)/, '$1');
  return `${moved}${digits.length > 2 ? `.${digits.slice(2)}` : ''}%`;
}
