import type { Transaction } from 'kysely';
import type { Database } from '../../db/schema.ts';
import { readCalendar } from '../../platform/calendar-store.ts';
import { newId } from '../../platform/id.ts';
import { findExisting } from './existing-store.ts';
import { countPlans, keysOf, planContract, refuseTwins } from './plan.ts';
import type { Portfolio } from './portfolio.ts';
import { type Import, insertImport, keepRows } from './store.ts';

export type PortfolioSource = {
  format: Import['format'];
  fileName: string | null;
  sha256: Buffer;
  portfolio: Portfolio;
};

/** Keeps what each contract of a portfolio would do; nothing else changes. */
export async function createPortfolioImport(
  tx: Transaction<Database>,
  now: Date,
  createdBy: string,
  { format, fileName, sha256, portfolio }: PortfolioSource,
): Promise<Import> {
  const { entries, problems } = portfolio;
  const existing = await findExisting(tx, keysOf(entries));
  const calendar = await readCalendar(tx);
  const plans = refuseTwins(entries, existing).map((entry) => planContract(entry, existing, calendar));
  const made: Import = {
    id: newId(),
    state: 'previewed',
    format,
    fileName,
    createdBy,
    createdAt: now,
    confirmedAt: null,
    counts: countPlans(entries, plans),
    problems,
  };
  await insertImport(tx, made, sha256);
  const rows = entries.flatMap((entry, index) => {
    const plan = plans[index];
    return plan
      ? [{ rowNo: index + 1, entry, outcome: plan.outcome, plan, contractId: plan.contractId }]
      : [];
  });
  await keepRows(tx, made.id, rows);
  return made;
}
