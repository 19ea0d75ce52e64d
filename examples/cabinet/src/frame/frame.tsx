import { countOf, nouns } from '@element-cabinet/sdk/format';
import { AccountMenu } from '@element-cabinet/ui/account-menu';
import { CompanySwitcher } from '@element-cabinet/ui/company-switcher';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { Frame as SharedFrame } from '@element-cabinet/ui/frame';
import { FrameSkeleton } from '@element-cabinet/ui/frame-skeleton';
import { locale } from '@element-cabinet/ui/i18n';
import { MenuLink } from '@element-cabinet/ui/menu-link';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { useMe } from '@element-cabinet/ui/session';
import { Building, FileCheck, ShieldCheck, Sparkles, UserRound } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { lastCompany, rememberCompany, useCompanies } from '../session.ts';
import { words as shared } from '../words.ts';
import { Sections } from './sections.tsx';
import { words } from './words.ts';

/** What stands around every screen: sections, the company, the person. The company is a part of the address. */
export function Frame({ children }: { children: ComponentChildren }) {
  const me = useMe();
  // That there is no connection is told once, by the screen inside.
  const shown = me.data ? { ...me, error: undefined } : me;
  const { path } = useLocation();
  const named = path.startsWith('/c/') ? path.split('/')[2] : undefined;
  const known = me.data?.memberships.some(({ company }) => company.id === named);
  useEffect(() => {
    if (named && known) rememberCompany(named);
  }, [named, known]);
  // A company may be given or taken while the page is open.
  useEffect(() => void me.refresh(), [path]);
  const gone = named !== undefined && known === false;
  return (
    <ResourceView resource={shown} skeleton={<FrameSkeleton />}>
      {(person) => {
        const companyId = named ?? lastCompany(person);
        return (
          <SharedFrame
            navigation={<Sections companyId={companyId} />}
            printed={person.memberships.find(({ company }) => company.id === companyId)?.company.name}
            top={
              <>
                {companyId && <Switcher companyId={companyId} />}
                <AccountMenu name={person.name}>
                  <MenuLink href={paths.profile()} icon={UserRound} label={shared().profile} />
                  <MenuLink href={paths.news()} icon={Sparkles} label={shared().news} />
                  <MenuLink href={paths.consents()} icon={FileCheck} label={shared().consents} />
                  <MenuLink href={paths.security()} icon={ShieldCheck} label={shared().security} />
                </AccountMenu>
              </>
            }
          >
            {gone ? <CompanyGone /> : children}
          </SharedFrame>
        );
      }}
    </ResourceView>
  );
}

/** Somebody has ended the person's access, or they have left. */
function CompanyGone() {
  return (
    <Screen title={words().gone}>
      <EmptyState icon={Building} title={words().gone} text={words().goneText}>
        <a class="button" href="/">
          {shared().backToOverview}
        </a>
      </EmptyState>
    </Screen>
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
