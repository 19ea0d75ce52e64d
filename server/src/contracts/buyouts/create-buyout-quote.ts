import type { Tx } from '../../db/database.ts';
import { readCalendar } from '../../platform/calendar-store.ts';
import type { CivilDate } from '../../platform/civil-date.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { DomainError } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { type BuyoutBasis, readBasis } from './basis-store.ts';
import { expiryOf, quoteBuyout } from './buyout.ts';
import { type BuyoutQuote, insertBuyoutQuote } from './store.ts';

/**
 * Works out what closes a contract on a day, and keeps it.
 * @throws contract_not_found, buyout_contract_not_active, buyout_date_out_of_range, buyout_terms_unknown.
 */
export async function createBuyoutQuote(
  tx: Tx,
  { clock, lessor }: { clock: Clock; lessor: { phones: readonly string[] } },
  scope: CompanyScope,
  createdBy: string,
  { contractId, on }: { contractId: string; on: CivilDate },
): Promise<BuyoutQuote> {
  const today = clock.today();
  const basis = await readBasis(tx, scope, contractId);
  if (basis === undefined) throw new DomainError('contract_not_found');
  const { contract, terms, open } = basis;
  if (contract.status !== 'active') throw new DomainError('buyout_contract_not_active');
  const last = open.map(({ dueOn }) => dueOn).reduce((a, b) => (a > b ? a : b), today);
  if (on < today || on > last) throw new DomainError('buyout_date_out_of_range', { from: today, to: last });

  const withOverpayment = scope.contractIds === null;
  const buyout = quoteBuyout(on, terms, open, withOverpayment ? basis.overpaymentKopecks : 0n);
  if (buyout === null) throw new DomainError('buyout_terms_unknown', { whom: whomToAsk(basis, lessor) });
  const { id, number, assetName } = contract;
  const quote: BuyoutQuote = {
    id: newId(),
    companyId: scope.companyId,
    companyName: basis.companyName,
    contract: { id, number, assetName },
    on,
    expiresOn: expiryOf(today, on, open, (await readCalendar(tx)).isWorkingDay),
    buyout,
    withOverpayment,
    createdBy,
    createdAt: clock.now(),
    acceptedAt: null,
    acceptedBy: null,
  };
  await insertBuyoutQuote(tx, quote);
  return quote;
}

/** The manager of the contract; else the lessor's telephone. */
function whomToAsk({ manager }: BuyoutBasis, lessor: { phones: readonly string[] }): string {
  if (manager === null) return lessor.phones[0] ?? '';
  return [manager.name, manager.phone ?? lessor.phones[0]].filter(Boolean).join(', ');
}
