import type { Db } from '../../db/database.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { DomainError } from '../../platform/errors.ts';
import { type Facts, readFacts } from './facts-store.ts';
import { checkPeriod, MAX_LINES } from './reconciliation.ts';

export type Period = { from: CivilDate; to: CivilDate; contractIds: readonly string[] | undefined };

/**
 * What of a company is reconciled: the contracts that were chosen, else all that are seen.
 * @throws invalid_period and the other problems of a period, contract_not_found, reconciliation_too_large.
 */
export async function readStatement(
  db: Db,
  scope: CompanyScope,
  today: CivilDate,
  { from, to, contractIds }: Period,
): Promise<{ facts: Facts; contractIds: readonly string[] | null }> {
  checkPeriod(from, to, today);
  const foreign = contractIds?.some((id) => scope.contractIds !== null && !scope.contractIds.includes(id));
  if (foreign) throw new DomainError('contract_not_found');
  const chosen = contractIds ?? scope.contractIds;
  const own = { companyId: scope.companyId, contractIds: chosen };
  const facts = await readFacts(db, own, { from, to }, MAX_LINES + 1);
  if (contractIds && facts.contracts.length < contractIds.length) throw new DomainError('contract_not_found');
  if (facts.entries.length > MAX_LINES)
    throw new DomainError('reconciliation_too_large', { maxLines: MAX_LINES });
  return { facts, contractIds: chosen };
}
