import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { FilePlus, FileText } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { SearchEmpty } from '../search-empty.tsx';
import { SearchForm } from '../search-form.tsx';
import { words as shared } from '../words.ts';
import { ContractTabs } from './contract-tabs.tsx';
import { ContractsTable } from './contracts-table.tsx';
import { words } from './words.ts';

export function ContractsScreen() {
  const { query = '', cursor } = useRoute().query;
  const page = useResource(paths.contracts({ query, cursor }), () =>
    cabinet.operator.contracts.list({ ...(query ? { query } : {}), ...(cursor ? { cursor } : {}) }),
  );
  return (
    <Screen title={shared().contracts}>
      <ContractTabs selected="contracts" />
      <p class="ways screen-only">
        <a class="button" href={paths.newContract()}>
          <FilePlus />
          {words().create}
        </a>
      </p>
      <SearchForm label={words().search} query={query} href={(typed) => paths.contracts({ query: typed })} />
      <Card>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={10} columns={5} />}
          empty={<Nothing query={query} />}
          cursor={cursor}
          href={(next) => paths.contracts({ query, cursor: next })}
        >
          {({ items, asOf }) => <ContractsTable contracts={items} today={asOf} />}
        </PageView>
      </Card>
    </Screen>
  );
}

function Nothing({ query }: { query: string }) {
  if (query) return <SearchEmpty query={query} href={paths.contracts()} />;
  return (
    <EmptyState icon={FileText} title={words().empty} text={words().emptyText}>
      <a class="button" href={paths.portfolioImports()}>
        {words().toImport}
      </a>
    </EmptyState>
  );
}
