import { Card } from '@element-cabinet/ui/card';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { SearchEmpty } from '../search-empty.tsx';
import { SearchForm } from '../search-form.tsx';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface CompanyChoiceProps {
  query: string;
  href: (chosen: { companyId?: string | undefined; query?: string | undefined }) => string;
}

/** The first step: whose contract it will be. */
export function CompanyChoice({ href, query }: CompanyChoiceProps) {
  const page = useResource(`wizard-companies:${query}`, () =>
    cabinet.operator.companies.list({ limit: 8, ...(query ? { query } : {}) }),
  );
  return (
    <>
      <SearchForm label={words().companySearch} query={query} href={(typed) => href({ query: typed })} />
      <Card title={words().company}>
        <ResourceView resource={page} skeleton={<SkeletonRows rows={6} columns={2} />}>
          {({ items }) =>
            items.length === 0 ? (
              <SearchEmpty query={query} href={href({})} />
            ) : (
              <ul class="lines">
                {items.map((company) => (
                  <li key={company.id}>
                    <div>
                      <p class="line-title">{company.name}</p>
                      <p class="muted">{shared().inn(company.inn)}</p>
                    </div>
                    <a
                      class="button"
                      href={href({ companyId: company.id })}
                      aria-label={`${words().choose}: ${company.name}`}
                    >
                      {words().choose}
                    </a>
                  </li>
                ))}
              </ul>
            )
          }
        </ResourceView>
      </Card>
    </>
  );
}
