import { countOf, nouns } from '@element-cabinet/sdk/format';
import { CompanySwitcher } from '@element-cabinet/ui/company-switcher';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { lastCompany, rememberCompany, useCompanies, useMe } from '../session.ts';
import { AccountMenu } from './account-menu.tsx';
import { FrameSkeleton } from './frame-skeleton.tsx';
import { Navigation } from './navigation.tsx';
import { words } from './words.ts';

/** What stands around every screen: sections, the company, the person. The company is a part of the address. */
export function Frame({ children }: { children: ComponentChildren }) {
  const me = useMe();
  const { path } = useLocation();
  const named = path.startsWith('/c/') ? path.split('/')[2] : undefined;
  const known = me.data?.memberships.some(({ company }) => company.id === named);
  useEffect(() => {
    if (named && known) rememberCompany(named);
  }, [named, known]);
  return (
    <ResourceView resource={me} skeleton={<FrameSkeleton />}>
      {(person) => {
        const companyId = named ?? lastCompany(person);
        return (
          <div class="frame">
            <a class="skip button" href="#content">
              {words().skip}
            </a>
            <Navigation companyId={companyId} />
            <div class="page">
              <p class="print-only">
                {person.memberships.find(({ company }) => company.id === companyId)?.company.name}
              </p>
              <header class="top screen-only">
                {companyId && <Switcher companyId={companyId} />}
                <AccountMenu name={person.name} />
              </header>
              <main id="content">{children}</main>
            </div>
          </div>
        );
      }}
    </ResourceView>
  );
}

function Switcher({ companyId }: { companyId: string }) {
  const { route } = useLocation();
  const { data: person } = useMe();
  const { data: balances } = useCompanies();
  const companies = (person?.memberships ?? []).map(({ company: { id, name } }) => {
    const overdue = balances?.find((balance) => balance.id === id)?.overduePayments ?? 0;
    const note = overdue > 0 ? words().overdue(countOf(overdue, nouns.payment, locale.value)) : undefined;
    return { id, name, note };
  });
  return (
    <CompanySwitcher companies={companies} current={companyId} onSelect={(id) => route(paths.overview(id))} />
  );
}
