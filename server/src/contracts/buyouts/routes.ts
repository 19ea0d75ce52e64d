import type { Kysely } from 'kysely';
import { actorName } from '../../account/store.ts';
import { madePlace, pageOf } from '../../db/page.ts';
import type { Database } from '../../db/schema.ts';
import type { TagHandlers } from '../../http/contract.ts';
import { download } from '../../http/reply.ts';
import type { Lessor } from '../../lessor.ts';
import { civilDate } from '../../platform/civil-date.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CompanyScope } from '../../platform/company-scope.ts';
import { decodeCursor } from '../../platform/cursor.ts';
import { DomainError } from '../../platform/errors.ts';
import { acceptBuyoutQuote } from './accept-buyout-quote.ts';
import { readBasis } from './basis-store.ts';
import { createBuyoutQuote } from './create-buyout-quote.ts';
import { makeQuotePdf } from './quote-pdf.ts';
import { type BuyoutQuote, findBuyoutQuote, listBuyoutQuotes } from './store.ts';
import { toQuoteWire } from './wire.ts';

type Deps = { db: Kysely<Database>; clock: Clock; lessor: Lessor };
type Operations =
  | 'listBuyoutQuotes'
  | 'createBuyoutQuote'
  | 'getBuyoutQuote'
  | 'downloadBuyoutQuote'
  | 'acceptBuyoutQuote';

export const buyoutRoutes = (deps: Deps): Pick<TagHandlers<'contracts'>, Operations> => ({
  listBuyoutQuotes: async ({ company, path: { contractId }, query: { cursor, limit } }) => {
    if ((await readBasis(deps.db, company, contractId)) === undefined)
      throw new DomainError('contract_not_found');
    const filters = { companyId: company.companyId, contractId };
    const after = decodeCursor('listBuyoutQuotes', filters, cursor, ['instant', 'id']);
    const found = await listBuyoutQuotes(deps.db, company, contractId, after, limit + 1);
    const asOf = deps.clock.today();
    const item = (quote: BuyoutQuote) => toQuoteWire(quote, asOf);
    return { ...pageOf('listBuyoutQuotes', filters, limit, found, { item, key: madePlace }), asOf };
  },

  createBuyoutQuote: async ({ actor, body, company, path: { contractId }, tx }) => {
    const createdBy = await actorName(tx, actor);
    const asked = { contractId, on: civilDate(body.on) };
    return toQuoteWire(await createBuyoutQuote(tx, deps, company, createdBy, asked), deps.clock.today());
  },

  getBuyoutQuote: async ({ company, path }) =>
    toQuoteWire(await theQuote(deps, company, path), deps.clock.today()),

  downloadBuyoutQuote: async ({ company, path }) => {
    const quote = await theQuote(deps, company, path);
    return download({
      content: await makeQuotePdf(quote, deps.lessor),
      contentType: 'application/pdf',
      fileName: `Досрочный выкуп ${quote.contract.number} на ${quote.on}.pdf`,
    });
  },

  acceptBuyoutQuote: async ({ actor, company, path, tx }) => {
    const acceptedBy = await actorName(tx, actor);
    const quote = await acceptBuyoutQuote(tx, deps.clock, company, acceptedBy, path);
    return toQuoteWire(quote, deps.clock.today());
  },
});

async function theQuote(
  { db }: Deps,
  scope: CompanyScope,
  { contractId, buyoutQuoteId }: { contractId: string; buyoutQuoteId: string },
): Promise<BuyoutQuote> {
  const quote = await findBuyoutQuote(db, scope, contractId, buyoutQuoteId);
  if (quote !== undefined) return quote;
  const known = await readBasis(db, scope, contractId);
  throw new DomainError(known === undefined ? 'contract_not_found' : 'buyout_quote_not_found');
}
