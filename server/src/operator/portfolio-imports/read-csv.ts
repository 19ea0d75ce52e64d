import { CsvError, parse } from 'csv-parse/sync';
import { DomainError } from '../../platform/errors.ts';
import { COMPANY_KEYS, CONTRACT_KEYS, type Field, SHEETS, type SheetName } from './columns.ts';
import {
  type Cells,
  cleanCells,
  keyText,
  linkTables,
  MAX_ROWS,
  problemAt,
  type Row,
  readHeadings,
  type Table,
  type Tables,
} from './tables.ts';

type Line = { texts: string[]; row: number };

const ALL_SHEETS = ['companies', 'contracts', 'payments'] as const satisfies SheetName[];
const PAYMENT_ITSELF = SHEETS.payments.fields.filter((field) => !CONTRACT_KEYS.some((key) => key === field));

/** One flat table: a row is a payment beside the columns of its contract and company, repeated on every row. */
export function readCsv(bytes: Uint8Array): Tables {
  const [heading, ...lines] = linesOf(decode(bytes));
  if (!heading) throw new DomainError('portfolio_empty');
  const { fields, headings, problems } = readHeadings(heading.texts, ALL_SHEETS, {
    sheet: null,
    row: heading.row,
  });
  const empty = (): Table => ({ sheet: null, headings, rows: [] });
  const tables: Tables = { companies: empty(), contracts: empty(), payments: empty(), problems };
  const companies = new Map<string, Row>();
  const contracts = new Map<string, Row>();

  for (const { texts, row } of lines) {
    const cells = cleanCells(
      texts.flatMap((text, index) => {
        const field = fields[index];
        return field ? [[field, text] as const] : [];
      }),
    );
    merge(tables.companies, companies, COMPANY_KEYS, pick(cells, SHEETS.companies.fields), row);
    merge(tables.contracts, contracts, CONTRACT_KEYS, pick(cells, SHEETS.contracts.fields), row);
    if (PAYMENT_ITSELF.some((field) => cells[field] !== undefined)) {
      const payment = pick(cells, SHEETS.payments.fields);
      tables.payments.rows.push({ row, cells: payment, parent: null, problems: [] });
    }
  }
  if (tables.contracts.rows.length === 0) throw new DomainError('portfolio_empty');
  return linkTables(tables);
}

const pick = (cells: Cells, fields: readonly Field[]): Cells =>
  Object.fromEntries(fields.flatMap((field) => (cells[field] === undefined ? [] : [[field, cells[field]]])));

/** A company or contract stands on many lines: its first makes the row, the others must not contradict it. */
function merge(
  table: Table,
  known: Map<string, Row>,
  keys: readonly Field[],
  cells: Cells,
  row: number,
): void {
  const named = keys.find((key) => cells[key] !== undefined);
  if (named === undefined) return;
  // A company without a code is told by its INN and KPP together.
  const key = `${named} ${keyText(named, cells)} ${named === 'inn' ? keyText('kpp', cells) : ''}`;
  const first = known.get(key);
  if (!first) {
    const fresh: Row = { row, cells, parent: null, problems: [] };
    known.set(key, fresh);
    table.rows.push(fresh);
    return;
  }
  for (const [name, text] of Object.entries(cells)) {
    const field = name as Field;
    const earlier = first.cells[field];
    if (earlier === undefined) first.cells[field] = text;
    else if (earlier !== text) {
      const params = { found: text, earlier, earlierRow: first.row };
      first.problems.push(problemAt(table, { ...first, row }, field, 'repeated_row_differs', params));
    }
  }
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 100_000,
      on_record: (texts: string[], { lines: lastLine }) => {
        const breaks = texts.join('').match(/\r\n?|\n/g)?.length ?? 0;
        // Spreadsheets export rows of bare delimiters after the last one.
        if (texts.some((cell) => cell.trim() !== '')) lines.push({ texts, row: lastLine - breaks });
        if (lines.length > MAX_ROWS) throw new DomainError('portfolio_too_large', { maxRows: MAX_ROWS });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DomainError('portfolio_row_broken', { row: (lines.at(-1)?.row ?? 0) + 1 });
  }
  return lines;
}

/** UTF-8 with or without its mark; what is not UTF-8 is windows-1251, as Excel writes in Russia. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The commonest of the usual delimiters in the line of headings. */
function delimiterOf(text: string): string {
  const [headings = ''] = text.trimStart().split(/[\r\n]/, 1);
  const count = (delimiter: string) => headings.split(delimiter).length;
  return [';', ',', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
