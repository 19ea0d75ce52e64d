import { isZero, type OperatorCompanyDetail } from '@element-cabinet/sdk';
import { clientTypes, countOf, nouns, say } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { Figure } from '@element-cabinet/ui/fact';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CircleAlert, CircleCheck } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { ContractsTable } from '../contracts/contracts-table.tsx';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { PeopleCards } from './people-cards.tsx';
import { words } from './words.ts';

export function CompanyScreen() {
  const { companyId = '' } = useRoute().params;
  const company = useResource(paths.company(companyId), () =>
    cabinet.operator.companies.get({ operatorCompanyId: companyId }),
  );
  return (
    <Screen title={company.data?.company.name ?? shared().company}>
      <BackLink href={paths.companies()} text={words().back} />
      <ResourceView resource={company} skeleton={<CompanySkeleton />}>
        {(detail) => (
          <>
            <div class="contract-top">
              <Balance detail={detail} />
              <Requisites detail={detail} />
            </div>
            <Card title={shared().contracts}>
              {detail.contracts.length === 0 ? (
                <EmptyState title={words().noContracts} text={words().noContractsText} />
              ) : (
                <ContractsTable
                  contracts={detail.contracts.map((contract) => ({ contract }))}
                  today={detail.asOf}
                />
              )}
            </Card>
            <PeopleCards detail={detail} onChanged={company.refresh} />
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

function Balance({ detail: { balance } }: { detail: OperatorCompanyDetail }) {
  const { awaitingAllocation, outstanding, overdue, overpayment } = balance;
  const late = overdue.payments > 0;
  return (
    <Card label={words().balance}>
      <p class={late ? 'debt-line danger' : 'debt-line ok'}>
        {late ? <CircleAlert /> : <CircleCheck />}
        {late
          ? words().overdueCount(countOf(overdue.payments, nouns.payment, locale.value))
          : words().nothingOverdue}
      </p>
      <p class="contract-left">
        <Money value={overdue.amount} />
      </p>
      <dl class="figures">
        <Figure name={words().outstanding}>
          <Money value={outstanding} />
        </Figure>
        <Figure name={words().overpayment}>
          <Money value={overpayment} />
        </Figure>
        {!isZero(awaitingAllocation) && (
          <Figure name={words().awaiting}>
            <Money value={awaitingAllocation} />
          </Figure>
        )}
      </dl>
    </Card>
  );
}

function Requisites({ detail: { company } }: { detail: OperatorCompanyDetail }) {
  const { address, clientType, externalId, inn, kpp, ogrn, region } = company;
  const facts: [name: string, value: string | null][] = [
    [words().clientType, say(clientTypes, clientType, locale.value)],
    [words().inn, inn],
    [words().kpp, kpp],
    [words().ogrn, ogrn],
    [words().region, region],
    [words().address, address],
    [words().externalId, externalId],
  ];
  return (
    <Card title={words().requisites}>
      <dl class="facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  );
}

function CompanySkeleton() {
  return (
    <div class="skeleton-screen">
      <div class="contract-top">
        <div class="card">
          <SkeletonRows rows={3} columns={2} />
        </div>
        <div class="card">
          <SkeletonRows rows={3} columns={2} />
        </div>
      </div>
      <div class="card">
        <SkeletonRows rows={6} columns={4} />
      </div>
    </div>
  );
}
