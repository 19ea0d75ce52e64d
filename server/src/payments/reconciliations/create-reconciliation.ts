import type { Tx } from '../../db/database.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { newId } from '../../platform/id.ts';
import type { Party } from './facts-store.ts';
import { type Period, readStatement } from './read-statement.ts';
import { makeStatement } from './reconciliation.ts';
import { insertReconciliation, type ReconciliationAct } from './store.ts';

/**
 * Makes the act of a period and keeps it as it is now.
 * @throws what `readStatement` throws.
 */
export async function createReconciliation(
  tx: Tx,
  { clock, lessor }: { clock: Clock; lessor: Party },
  scope: CompanyScope,
  createdBy: string,
  period: Period,
): Promise<ReconciliationAct> {
  const madeOn = clock.today();
  const { facts, contractIds } = await readStatement(tx, scope, madeOn, period);
  const statement = makeStatement(facts.openings, facts.entries, facts.contracts);
  const { sections: _, ...balances } = statement;
  const act: ReconciliationAct = {
    id: newId(),
    companyId: scope.companyId,
    from: period.from,
    to: period.to,
    contractIds,
    balances,
    lines: facts.entries.length,
    madeOn,
    createdBy,
    createdAt: clock.now(),
    lessor: { name: lessor.name, inn: lessor.inn, kpp: lessor.kpp },
    lessee: facts.company,
    statement,
  };
  await insertReconciliation(tx, act);
  return act;
}
