import type { Tx } from '../db/database.ts';
import { sandboxLessor } from '../lessor.ts';
import { readFacts } from '../payments/reconciliations/facts-store.ts';
import { MAX_LINES, makeStatement } from '../payments/reconciliations/reconciliation.ts';
import { insertReconciliation } from '../payments/reconciliations/store.ts';
import { addDays, addMonths, type CivilDate, dateFrom, yearOf } from '../platform/civil-date.ts';
import { seedId } from './random.ts';
import { instantOf } from './schedule.ts';

/** The act that the accountant of «Северный путь» made of the last whole quarter. */
export async function seedReconciliation(tx: Tx, today: CivilDate): Promise<void> {
  const companyId = seedId('company', 'severny-put');
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  const begins = dateFrom(yearOf(today), quarter * 3 - 2, 1) ?? today;
  const [from, to] = [addMonths(begins, -3), addDays(begins, -1)];
  const facts = await readFacts(tx, { companyId, contractIds: null }, { from, to }, MAX_LINES);
  const statement = makeStatement(facts.openings, facts.entries, facts.contracts);
  const { sections: _, ...balances } = statement;
  const { name, inn, kpp } = sandboxLessor;
  await insertReconciliation(tx, {
    ...{ id: seedId('reconciliation', 'severny-put'), companyId, from, to, contractIds: null, balances },
    lines: facts.entries.length,
    madeOn: begins,
    createdBy: 'Мельникова Ольга Петровна',
    createdAt: instantOf(begins, 8),
    lessor: { name, inn, kpp },
    lessee: facts.company,
    statement,
  });
}
