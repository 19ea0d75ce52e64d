import type { BuyoutQuote, ContractDetail } from '@element-cabinet/sdk';
import { formatDate } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet, useMe } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { KeyRound } from 'lucide-preact';
import { useLocation, useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { DayForm } from './day-form.tsx';
import { QuoteCard } from './quote-card.tsx';
import { QuoteState } from './quote-state.tsx';
import { words } from './words.ts';

/** The quote in the address, else the latest, and below it the earlier ones. */
export function BuyoutScreen() {
  const { params, query } = useRoute();
  const { companyId = '', contractId = '' } = params;
  const { route } = useLocation();
  const { data: me } = useMe();
  const role = me?.memberships.find(({ company }) => company.id === companyId)?.role;
  const contract = useResource(`contract:${contractId}`, () =>
    cabinet.contracts.get({ companyId, contractId }),
  );
  const quotes = useResource(`buyout-quotes:${contractId}`, () =>
    cabinet.contracts.listBuyoutQuotes({ companyId, contractId, limit: 50 }),
  );
  const keep = (quote: BuyoutQuote) => {
    quotes.update((page) => ({ ...page, items: [quote, ...page.items.filter(({ id }) => id !== quote.id)] }));
    route(paths.buyout(companyId, contractId, quote.id), true);
  };
  return (
    <Screen title={words().title}>
      <BackLink href={paths.contract(companyId, contractId)} text={words().back} />
      <ResourceView resource={contract} skeleton={<SkeletonRows rows={3} columns={2} />}>
        {(data) => (
          <Card
            title={`${shared().contract} ${data.number}`}
            aside={<span class="muted">{data.asset.name}</span>}
          >
            <p class="muted lead">{words().lead}</p>
            <Asking contract={data} role={role} onQuote={keep} />
          </Card>
        )}
      </ResourceView>
      <ResourceView resource={quotes} skeleton={<SkeletonRows rows={5} columns={3} />}>
        {({ items }) => {
          const shown = items.find(({ id }) => id === query.quote) ?? items[0];
          return (
            <>
              {shown && <QuoteCard companyId={companyId} quote={shown} role={role} onChange={keep} />}
              {items.length === 0 && (
                <Card label={words().earlier}>
                  <EmptyState icon={KeyRound} title={words().empty} text={words().emptyText} />
                </Card>
              )}
              {items.length > 1 && <Earlier companyId={companyId} quotes={items} shown={shown} />}
            </>
          );
        }}
      </ResourceView>
    </Screen>
  );
}

interface AskingProps {
  contract: ContractDetail;
  role: string | null | undefined;
  onQuote: (quote: BuyoutQuote) => void;
}

function Asking({ contract, role, onQuote }: AskingProps) {
  if (contract.status !== 'active') return <p class="note">{words().closed}</p>;
  if (role === undefined) return null;
  if (role === 'viewer') return <p class="note muted">{words().forWriters}</p>;
  return <DayForm contract={contract} onQuote={onQuote} />;
}

interface EarlierProps {
  companyId: string;
  quotes: BuyoutQuote[];
  shown: BuyoutQuote | undefined;
}

function Earlier({ companyId, quotes, shown }: EarlierProps) {
  return (
    <Card title={words().earlier}>
      <ul class="lines">
        {quotes.map((quote) => (
          <li key={quote.id}>
            <div>
              <p class="line-title">
                <a
                  href={paths.buyout(companyId, quote.contract.id, quote.id)}
                  aria-current={quote.id === shown?.id ? 'true' : undefined}
                >
                  {words().on(formatDate(quote.on, quote.asOf, locale.value))}
                </a>
                <QuoteState state={quote.state} />
              </p>
              <p class="muted">{words().until(formatDate(quote.expiresOn, quote.asOf, locale.value))}</p>
            </div>
            <Money value={quote.total} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
