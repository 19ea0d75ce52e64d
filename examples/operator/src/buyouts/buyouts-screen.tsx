import type { ListOperatorBuyoutQuotesParams, OperatorBuyoutQuote } from '@element-cabinet/sdk';
import { buyoutBases, formatDate, formatDateTime, say } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { KeyRound } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { ContractTabs } from '../contracts/contract-tabs.tsx';
import { FilterLinks } from '../filter-links.tsx';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

type State = NonNullable<NonNullable<ListOperatorBuyoutQuotesParams>['state']>;

const states: readonly State[] = ['accepted', 'open', 'expired', 'all'];

export function BuyoutsScreen() {
  const { query } = useRoute();
  const { cursor } = query;
  const state = states.find((known) => known === query.state) ?? 'accepted';
  const address = (filters: { state?: State; cursor?: string | undefined }) =>
    paths.buyouts({ ...filters, state: filters.state === 'accepted' ? undefined : filters.state });
  const page = useResource(paths.buyouts({ state, cursor }), () =>
    cabinet.operator.contracts.listOperatorBuyoutQuotes({ state, ...(cursor ? { cursor } : {}) }),
  );
  return (
    <Screen title={shared().buyouts}>
      <ContractTabs selected="buyouts" />
      <FilterLinks
        label={words().filter}
        selected={state}
        links={states.map((each) => ({ id: each, label: words()[each], href: address({ state: each }) }))}
      />
      <Card label={words()[state]}>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={6} columns={3} />}
          empty={<EmptyState icon={KeyRound} title={words().empty} text={words().emptyText} />}
          cursor={cursor}
          href={(next) => address({ state, cursor: next })}
        >
          {({ items }) => <Quotes quotes={items} />}
        </PageView>
      </Card>
    </Screen>
  );
}

function Quotes({ quotes }: { quotes: OperatorBuyoutQuote[] }) {
  return (
    <table>
      <caption class="hidden-visually">{shared().buyouts}</caption>
      <thead>
        <tr>
          <th scope="col">{shared().contract}</th>
          <th scope="col" class="wide">
            {words().quote}
          </th>
          <th scope="col" class="end">
            {shared().sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {quotes.map(({ companyId, companyName, quote }) => (
          <tr key={quote.id}>
            <td>
              <a href={paths.contract(quote.contract.id)}>{quote.contract.number}</a>
              <div class="muted">{quote.contract.assetName}</div>
              <a href={paths.company(companyId)}>{companyName}</a>
              <div class="narrow">
                <Particulars quote={quote} />
              </div>
            </td>
            <td class="wide">
              <Particulars quote={quote} />
            </td>
            <td class="end">
              <Money value={quote.total} />
              <div class="muted">{say(buyoutBases, quote.basis, locale.value)}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Particulars({ quote }: { quote: OperatorBuyoutQuote['quote'] }) {
  const { acceptedAt, acceptedBy, asOf, createdAt, createdBy, expiresOn, on } = quote;
  const day = (date: string) => formatDate(date, asOf, locale.value);
  return (
    <div>
      <b>{words().on(day(on))}</b>
      <div class="muted">
        {acceptedAt === null
          ? words().madeBy(createdBy, formatDateTime(createdAt, locale.value))
          : words().acceptedBy(acceptedBy ?? '', formatDateTime(acceptedAt, locale.value))}
      </div>
      {acceptedAt === null && <div class="muted">{words().until(day(expiresOn))}</div>}
    </div>
  );
}
