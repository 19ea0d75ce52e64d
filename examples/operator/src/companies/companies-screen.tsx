import { isZero, type OperatorCompany } from '@element-cabinet/sdk';
import { countOf, nouns } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Building, CircleAlert } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { SearchEmpty } from '../search-empty.tsx';
import { SearchForm } from '../search-form.tsx';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

export function CompaniesScreen() {
  const { query = '', cursor } = useRoute().query;
  const page = useResource(paths.companies({ query, cursor }), () =>
    cabinet.operator.companies.list({ ...(query ? { query } : {}), ...(cursor ? { cursor } : {}) }),
  );
  return (
    <Screen title={shared().companies}>
      <SearchForm label={words().search} query={query} href={(typed) => paths.companies({ query: typed })} />
      <Card>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={10} columns={4} />}
          empty={<Nothing query={query} />}
          cursor={cursor}
          href={(next) => paths.companies({ query, cursor: next })}
        >
          {({ items }) => <CompaniesTable companies={items} />}
        </PageView>
      </Card>
    </Screen>
  );
}

function CompaniesTable({ companies }: { companies: OperatorCompany[] }) {
  return (
    <table class="sticky">
      <caption class="hidden-visually">{shared().companies}</caption>
      <thead>
        <tr>
          <th scope="col">{shared().company}</th>
          <th scope="col" class="wide end">
            {words().activeContracts}
          </th>
          <th scope="col" class="end">
            {words().overdue}
          </th>
          <th scope="col" class="wide end">
            {words().outstanding}
          </th>
          <th scope="col" class="wide end">
            {words().overpayment}
          </th>
        </tr>
      </thead>
      <tbody>
        {companies.map((company) => (
          <tr key={company.id}>
            <th scope="row">
              <a href={paths.company(company.id)}>{company.name}</a>
              <div class="muted">{shared().inn(company.inn)}</div>
              <div class="narrow muted">
                {words().outstanding}: <Money value={company.outstanding} />
              </div>
            </th>
            <td class="wide end">{company.contracts}</td>
            <td class="end">
              <Overdue company={company} />
            </td>
            <td class="wide end">
              <Money value={company.outstanding} />
            </td>
            <td class="wide end">
              {isZero(company.overpayment) ? (
                <span class="muted">—</span>
              ) : (
                <Money value={company.overpayment} />
              )}
              {!isZero(company.awaitingAllocation) && (
                <div class="warn">
                  {words().awaiting} <Money value={company.awaitingAllocation} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Overdue({ company: { overdue } }: { company: OperatorCompany }) {
  if (overdue.payments === 0) return <span class="muted">—</span>;
  return (
    <span class="danger">
      <Money value={overdue.amount} />
      <div class="overdue-count">
        <CircleAlert />
        {countOf(overdue.payments, nouns.payment, locale.value)}
      </div>
    </span>
  );
}

function Nothing({ query }: { query: string }) {
  if (query) return <SearchEmpty query={query} href={paths.companies()} />;
  return (
    <EmptyState icon={Building} title={words().empty} text={words().emptyText}>
      <a class="button" href={paths.portfolioImports()}>
        {words().toImport}
      </a>
    </EmptyState>
  );
}
