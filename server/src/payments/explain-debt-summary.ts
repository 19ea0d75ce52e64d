import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { components } from '../http/schema.gen.ts';
import type { CivilDate } from '../platform/civil-date.ts';
import type { CompanyScope } from '../platform/company-scope.ts';
import { exactRevive } from '../platform/exact-json.ts';
import { type DebtFigure, listDebtLines } from './debt-lines-store.ts';
import type { Penalised } from './penalty.ts';
import { toEstimateWire } from './wire.ts';

/** The lines of one figure of the debt summary. */
export async function explainDebtSummary(
  db: Kysely<Database>,
  today: CivilDate,
  scope: CompanyScope,
  figure: DebtFigure,
): Promise<components['schemas']['DebtExplanation']> {
  const { amount, count, lines } = await listDebtLines(db, scope, today, figure);
  return {
    figure,
    amount,
    count,
    lines: lines.map(({ penalised, ...line }) => ({
      ...line,
      penalty: penalised === null ? null : toEstimateWire(exactRevive<Penalised>(penalised), today),
    })),
    asOf: today,
  };
}
