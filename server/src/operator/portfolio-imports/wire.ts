import type { components } from '../../http/schema.gen.ts';
import type { Locale } from '../../platform/locale.ts';
import { toWire as money } from '../../platform/money.ts';
import { totalOf } from './plan.ts';
import type { PortfolioProblem } from './problem.ts';
import type { Import, KeptRow } from './store.ts';
import { changeWords, problemWords } from './words.ts';

type Schemas = components['schemas'];

export function toImportWire(made: Import, locale: Locale): Schemas['PortfolioImport'] {
  const { id, state, format, fileName, createdAt, confirmedAt, createdBy, counts, problems } = made;
  return {
    id,
    state,
    format,
    fileName,
    createdAt: createdAt.toISOString(),
    confirmedAt: confirmedAt?.toISOString() ?? null,
    createdBy,
    counts,
    problems: problems.map((problem) => toProblemWire(problem, locale)),
  };
}

function toProblemWire(problem: PortfolioProblem, locale: Locale): Schemas['PortfolioProblem'] {
  const { code, severity, sheet, row, column } = problem;
  return { code, severity, message: problemWords(problem, locale), sheet, row, column };
}

export function toRowWire(
  { entry, outcome, plan, contractId }: KeptRow,
  locale: Locale,
): Schemas['PortfolioImportRow'] {
  const total = totalOf(entry);
  return {
    row: entry.row,
    sheet: entry.sheet,
    outcome,
    ...entry.shown,
    newCompany: plan.newCompany,
    payments: entry.lines,
    total: total === null ? null : money(total),
    changes: plan.changes.map((change) => changeWords(change, locale)),
    problems: plan.problems.map((problem) => toProblemWire(problem, locale)),
    contractId,
  };
}
