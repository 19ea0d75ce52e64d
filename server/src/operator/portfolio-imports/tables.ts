import { DomainError } from '../../platform/errors.ts';
import {
  COLUMNS,
  COMPANY_KEYS,
  CONTRACT_KEYS,
  type Field,
  fieldOf,
  SHEETS,
  type SheetName,
} from './columns.ts';
import type { PortfolioCode, PortfolioProblem } from './problem.ts';

/** More rows than this, of all sheets together, are refused: a portfolio is some thousands of contracts. */
export const MAX_ROWS = 50_000;

/** What stands in the cells of a row, as cleaned text; empty ones are absent. */
export type Cells = Partial<Record<Field, string>>;

export type Row = {
  /** The row of the sheet, the line of the file or the index in JSON, from 1. */
  row: number;
  /** Where the row stands in JSON, a pointer; absent in files. */
  pointer?: string;
  cells: Cells;
  /** The index of the company of a contract, of the contract of a payment. */
  parent: number | null;
  problems: PortfolioProblem[];
};

export type Table = {
  sheet: string | null;
  /** The headings as the file has them; in JSON the pointer from the row to the field. */
  headings: Partial<Record<Field, string>>;
  rows: Row[];
};

/** What every reader makes of its file: three tables of texts, linked, before any value is looked at. */
export type Tables = Record<SheetName, Table> & {
  /** Of rows that belong to no contract. */
  problems: PortfolioProblem[];
};

type Params = PortfolioProblem['params'];

export function problemAt(
  table: Table,
  row: Row,
  field: Field | null,
  code: PortfolioCode,
  params: Params = {},
): PortfolioProblem {
  const heading = field && (table.headings[field] ?? COLUMNS[field].heading);
  const column = row.pointer === undefined ? heading : row.pointer + (heading ?? '');
  return { code, severity: 'error', sheet: table.sheet, row: row.row, column, params };
}

/** One line of text: what Postgres can't keep and what nobody sees becomes a space. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\s\u0000-\u001f\u007f\u200b\ufeff]+/g, ' ')
    .trim();

export function cleanCells(cells: Iterable<readonly [Field, string | undefined]>): Cells {
  const clean: Cells = {};
  for (const [field, text] of cells) {
    const value = text === undefined ? '' : cleanText(text);
    if (value !== '') clean[field] = value;
  }
  return clean;
}

export type Headings = {
  /** By position in the row. */
  fields: (Field | undefined)[];
  headings: Partial<Record<Field, string>>;
  problems: PortfolioProblem[];
};

/** Finds the columns. Throws when a required one is absent; an unknown or repeated one is only told. */
export function readHeadings(
  texts: readonly string[],
  sheets: readonly SheetName[],
  place: { sheet: string | null; row: number },
): Headings {
  const expected = new Set<Field>(sheets.flatMap((name) => SHEETS[name].fields));
  const headings: Headings['headings'] = {};
  const problems: PortfolioProblem[] = [];
  const fields = texts.map((text) => {
    const heading = cleanText(text);
    if (heading === '') return undefined;
    const field = fieldOf(heading);
    const known = field !== undefined && expected.has(field);
    if (known && headings[field] === undefined) {
      headings[field] = heading;
      return field;
    }
    const code = known ? 'column_repeated' : 'column_unknown';
    problems.push({ code, severity: 'warning', ...place, column: heading, params: {} });
    return undefined;
  });
  const missing = sheets
    .flatMap((name) => SHEETS[name].required)
    .filter((field) => headings[field] === undefined);
  if (missing.length > 0) {
    const columns = missing.map((field) => `«${COLUMNS[field].heading}»`).join(', ');
    throw new DomainError('portfolio_column_missing', { sheet: place.sheet ?? 'CSV', columns });
  }
  return { fields, headings, problems };
}

/** Keys are compared without spaces and case; spreadsheets lose the leading zeros of numbers. */
export function keyText(field: Field, cells: Cells): string {
  const text = (cells[field] ?? '').replace(/\s/g, '').toLowerCase();
  return field === 'inn' || field === 'kpp' ? text.replace(/^0+/, '') : text;
}

type Missing = { absent: PortfolioCode; ambiguous: PortfolioCode };

/**
 * Gives each row its parent: the row that agrees with all keys it names. Rows without one get a problem.
 * Parents that are repeated under the same keys are one to it; that they are repeated is told elsewhere.
 */
export function linkRows(children: Table, parents: Table, keys: readonly Field[], codes: Missing): void {
  const byKey = new Map<string, number[]>();
  for (const [index, parent] of parents.rows.entries()) {
    for (const key of keys) {
      const place = `${key} ${keyText(key, parent.cells)}`;
      const found = byKey.get(place);
      if (found) found.push(index);
      else byKey.set(place, [index]);
    }
  }
  const identity = (index: number) =>
    keys.map((key) => keyText(key, parents.rows[index]?.cells ?? {})).join('\n');
  for (const row of children.rows) {
    const named = keys.filter((key) => row.cells[key] !== undefined);
    const lists = named.map((key) => new Set(byKey.get(`${key} ${keyText(key, row.cells)}`)));
    const [first = new Set<number>(), ...others] = lists;
    const found = [...first].filter((index) => others.every((list) => list.has(index)));
    if (new Set(found.map(identity)).size === 1) row.parent = found[0] ?? null;
    else {
      const code = found.length === 0 ? codes.absent : codes.ambiguous;
      const text = named.map((key) => row.cells[key]).join(', ');
      row.problems.push(problemAt(children, row, named[0] ?? keys.at(-1) ?? null, code, { key: text }));
    }
  }
}

/** Links the three tables of a file; payments that belong to no contract are told and left out. */
export function linkTables(tables: Tables): Tables {
  const { companies, contracts, payments } = tables;
  linkRows(contracts, companies, COMPANY_KEYS, {
    absent: 'contract_company_missing',
    ambiguous: 'contract_company_ambiguous',
  });
  linkRows(payments, contracts, CONTRACT_KEYS, {
    absent: 'payment_contract_missing',
    ambiguous: 'payment_contract_ambiguous',
  });
  const orphans = payments.rows.filter((row) => row.parent === null);
  return {
    companies,
    contracts,
    payments: { ...payments, rows: payments.rows.filter((row) => row.parent !== null) },
    problems: [...tables.problems, ...orphans.flatMap((row) => row.problems)],
  };
}
