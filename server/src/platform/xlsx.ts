import ExcelJS from 'exceljs';
import type { CivilDate } from './civil-date.ts';
import { formatKopecks, type Kopecks } from './money.ts';

/** What a cell of a column holds; money and days become real numbers and dates. */
export type Cell =
  | { readonly money: Kopecks }
  | { readonly day: CivilDate }
  | { readonly number: number }
  | string
  | null;

export interface SheetColumn {
  readonly heading: string;
  readonly width: number;
  readonly format?: 'money' | 'day' | 'integer';
}

export interface Sheet {
  readonly name: string;
  /** Rows above the head, such as a title and facts. */
  readonly above?: readonly (readonly Cell[])[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
  readonly totals?: readonly (readonly Cell[])[];
}

const FORMATS = { money: '#,##0.00', day: 'dd.mm.yyyy', integer: '0' } as const;

/** A workbook that says the same day after day: its dates are given. */
export async function makeXlsx(
  sheets: readonly Sheet[],
  { author, createdAt }: { author: string; createdAt: Date },
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, { creator: author, created: createdAt, modified: createdAt });
  for (const sheet of sheets) addSheet(workbook, sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, { name, above = [], columns, rows, totals = [] }: Sheet): void {
  const headRow = above.length + 1;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headRow }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  for (const cells of above) addRow(sheet, cells);
  if (above.length > 0) sheet.getRow(1).font = { bold: true, size: 14 };
  const head = sheet.addRow(columns.map(({ heading }) => heading));
  head.eachCell((cell, index) => {
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3EFEF' } };
    cell.alignment = {
      wrapText: true,
      vertical: 'middle',
      horizontal: columns[index - 1]?.format === 'money' ? 'right' : 'left',
    };
  });
  for (const cells of rows) addRow(sheet, cells, columns);
  for (const cells of totals) addRow(sheet, cells, columns).font = { bold: true };
}

function addRow(
  sheet: ExcelJS.Worksheet,
  cells: readonly Cell[],
  columns: readonly SheetColumn[] = [],
): ExcelJS.Row {
  const row = sheet.addRow(cells.map(plainValue));
  for (const [index, cell] of cells.entries()) {
    const format = formatOf(cell) ?? columns[index]?.format;
    if (format) row.getCell(index + 1).numFmt = FORMATS[format];
  }
  return row;
}

/** A double keeps 15 digits, which is what Excel shows: kopecks are exact up to ten trillion roubles. */
function plainValue(cell: Cell): string | number | Date | null {
  if (cell === null || typeof cell === 'string') return cell;
  if ('money' in cell) return Number(formatKopecks(cell.money));
  return 'day' in cell ? new Date(`${cell.day}T00:00:00Z`) : cell.number;
}

function formatOf(cell: Cell): keyof typeof FORMATS | undefined {
  if (cell === null || typeof cell === 'string') return undefined;
  if ('money' in cell) return 'money';
  return 'day' in cell ? 'day' : 'integer';
}
