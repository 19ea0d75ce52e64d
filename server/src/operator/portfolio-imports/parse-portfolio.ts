import { checkSchedule, type ScheduleFault } from '../../contracts/schedule-checks.ts';
import type { Field } from './columns.ts';
import { parseCompany, parseContract, parsePayment } from './parse-rows.ts';
import type { Portfolio, PortfolioEntry, ToldContract } from './portfolio.ts';
import type { PortfolioCode, PortfolioProblem } from './problem.ts';
import { keyText, problemAt, type Row, type Table, type Tables } from './tables.ts';

/** Reads all values and checks everything that can be checked without knowing what exists. */
export function parsePortfolio({ companies, contracts, payments, problems }: Tables): Portfolio {
  markRepeats(companies, 'companyExternalId', 'company_repeated', ['companyExternalId']);
  markRepeats(companies, 'inn', 'company_repeated', ['inn', 'kpp']);
  markRepeats(contracts, 'contractExternalId', 'contract_external_id_repeated', ['contractExternalId']);
  markRepeats(contracts, 'contractNumber', 'contract_number_repeated', ['contractNumber']);

  const told = companies.rows.map((row) => ({ row, ...parseCompany(companies, row) }));
  const linesOf = contracts.rows.map((): Row[] => []);
  for (const row of payments.rows) if (row.parent !== null) linesOf[row.parent]?.push(row);

  const entries = contracts.rows.map((row, index): PortfolioEntry => {
    const company = row.parent === null ? undefined : told[row.parent];
    const contract = parseContract(contracts, row);
    const rows = linesOf[index] ?? [];
    const lines = rows.map((line) => parsePayment(payments, line));
    const written = lines.flatMap(({ value }) => value ?? []);
    const whole = written.length === lines.length ? written : null;
    // The lines of a repeated contract stand with the first of its rows.
    const checked = contract.value && whole && (rows.length > 0 || row.problems.length === 0);
    const faults = checked ? checkSchedule(contract.value as ToldContract, whole) : [];
    return {
      sheet: contracts.sheet,
      row: row.row,
      shown: {
        companyName: company?.row.cells.companyName ?? '',
        companyInn: company?.row.cells.inn ?? row.cells.inn ?? '',
        contractNumber: row.cells.contractNumber ?? '',
        externalId: row.cells.contractExternalId ?? null,
      },
      company: company?.value ?? null,
      contract: contract.value,
      payments: whole,
      lines: rows.length,
      problems: [
        ...(company?.problems ?? []),
        ...contract.problems,
        ...lines.flatMap((line) => line.problems),
        ...faults.map((fault) => scheduleProblem(fault, contracts, row, payments, rows)),
      ],
      places: {
        company: company ? placeOf(companies, company.row, 'inn') : placeOf(contracts, row, 'inn'),
        contract: placeOf(contracts, row, 'contractNumber'),
        payments: rows.map((line) => placeOf(payments, line, 'total')),
      },
    };
  });

  const used = new Set(contracts.rows.map((row) => row.parent));
  const idle = told.filter((_, index) => !used.has(index));
  const idleProblems = idle.flatMap(({ row, problems: own }): PortfolioProblem[] => [
    ...own,
    { ...problemAt(companies, row, 'companyName', 'company_without_contracts'), severity: 'warning' },
  ]);
  return { entries, problems: [...problems, ...idleProblems] };
}

function placeOf(table: Table, row: Row, field: Field) {
  const { sheet, row: at, column } = problemAt(table, row, field, 'value_missing');
  return { sheet, row: at, column };
}

/** Rows that say they are the same thing: none of them is believed. */
function markRepeats(table: Table, field: Field, code: PortfolioCode, keys: readonly Field[]): void {
  const groups = new Map<string, Row[]>();
  for (const row of table.rows) {
    if (row.cells[field] === undefined) continue;
    const key = keys.map((one) => keyText(one, row.cells)).join(' ');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    for (const row of group) {
      const others = group.filter((other) => other !== row).map((other) => other.row);
      const params = { found: row.cells[field] ?? '', rows: others.slice(0, 5).join(', ') };
      row.problems.push(problemAt(table, row, field, code, params));
    }
  }
}

const FIELD_OF_FAULT = {
  vatKopecks: 'vat',
  netKopecks: 'net',
  number: 'paymentNumber',
  nominalDueOn: 'nominalDueOn',
  vatRatePercent: 'vatRatePercent',
  totalKopecks: 'contractTotal',
} as const satisfies Record<NonNullable<ScheduleFault['field']>, Field>;

function scheduleProblem(
  fault: ScheduleFault,
  contracts: Table,
  contract: Row,
  payments: Table,
  lines: readonly Row[],
): PortfolioProblem {
  const { code, severity, params } = fault;
  const field = fault.field && FIELD_OF_FAULT[fault.field];
  const line = fault.line === null ? undefined : lines[fault.line];
  const problem = line
    ? problemAt(payments, line, field, code, params)
    : problemAt(contracts, contract, field ?? 'contractNumber', code, params);
  return { ...problem, severity };
}
