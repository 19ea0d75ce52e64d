import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../db/database.ts';
import { appendEvents } from '../../events/store.ts';
import { holdPosting } from '../../operator/receipts/debts-store.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { DomainError } from '../../platform/errors.ts';
import { toWire } from '../../platform/money.ts';
import { readBasis } from './basis-store.ts';
import { quoteBuyout } from './buyout.ts';
import { type BuyoutQuote, keepAcceptance, lockBuyoutQuote } from './store.ts';

/**
 * Records that the company agrees to a quote, and tells of it. What it rests on is worked out anew, so that nobody
 * agrees to a sum that is no longer right; an accepted one stays as it is.
 * @throws contract_not_found, buyout_quote_not_found, buyout_contract_not_active, buyout_quote_expired, buyout_quote_outdated.
 */
export async function acceptBuyoutQuote(
  tx: Tx,
  clock: Clock,
  scope: CompanyScope,
  acceptedBy: string,
  { contractId, buyoutQuoteId }: { contractId: string; buyoutQuoteId: string },
): Promise<BuyoutQuote> {
  // No money is posted between the look at the debts and the acceptance.
  await holdPosting(tx);
  const quote = await lockBuyoutQuote(tx, scope, contractId, buyoutQuoteId);
  if (quote === undefined) {
    const known = await readBasis(tx, scope, contractId);
    throw new DomainError(known === undefined ? 'contract_not_found' : 'buyout_quote_not_found');
  }
  if (quote.acceptedAt !== null) return quote;
  const { expiresOn } = quote;
  if (clock.today() > expiresOn) throw new DomainError('buyout_quote_expired', { expiresOn });
  const basis = await readBasis(tx, scope, contractId);
  if (basis?.contract.status !== 'active') throw new DomainError('buyout_contract_not_active');
  const overpayment = quote.withOverpayment ? basis.overpaymentKopecks : 0n;
  const now = quoteBuyout(quote.on, basis.terms, basis.open, overpayment);
  if (!isDeepStrictEqual(now, quote.buyout)) throw new DomainError('buyout_quote_outdated');

  const accepted = { ...quote, acceptedAt: clock.now(), acceptedBy };
  await keepAcceptance(tx, accepted);
  const { id, companyId, contract, on, buyout } = quote;
  await appendEvents(tx, accepted.acceptedAt, [
    {
      type: 'buyout_quote.accepted',
      companyId,
      contractId: contract.id,
      object: { type: 'buyout_quote', id },
      data: {
        contractId: contract.id,
        contractNumber: contract.number,
        assetName: contract.assetName,
        on,
        total: toWire(buyout.totalKopecks),
        acceptedBy,
      },
    },
  ]);
  return accepted;
}
