import { type Contract, isZero, type ListContractsParams } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { ContractBadge } from '@element-cabinet/ui/contract-badge';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { Money } from '@element-cabinet/ui/money';
import { NextPayment } from '@element-cabinet/ui/next-payment';
import { PageView } from '@element-cabinet/ui/page-view';
import { ProgressBar } from '@element-cabinet/ui/progress-bar';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { FileText } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

type Statuses = ListContractsParams['status'];
type View = 'active' | 'closed' | 'all';

const statuses: Record<View, Statuses> = {
  active: ['draft', 'active'],
  closed: ['completed', 'terminated'],
  all: undefined,
};
const pageSize = 50;

export function ContractsScreen() {
  const { params, query } = useRoute();
  const companyId = params.companyId ?? '';
  const { cursor } = query;
  const view: View = query.status === 'closed' || query.status === 'all' ? query.status : 'active';
  const status = statuses[view];
  const page = useResource(paths.contracts(companyId, { status: view, cursor }), () =>
    cabinet.contracts.list({
      companyId,
      limit: pageSize,
      ...(status ? { status } : {}),
      ...(cursor ? { cursor } : {}),
    }),
  );
  return (
    <Screen title={shared().contracts}>
      <ViewLinks companyId={companyId} view={view} />
      <Card>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={6} columns={4} />}
          empty={<Nothing companyId={companyId} view={view} />}
          cursor={cursor}
          href={(next) => paths.contracts(companyId, { status: view, cursor: next })}
        >
          {({ items, asOf }) => <ContractsTable contracts={items} today={asOf} />}
        </PageView>
      </Card>
    </Screen>
  );
}

function ViewLinks({ companyId, view }: { companyId: string; view: View }) {
  const links = [
    { id: 'active', label: words().active, href: paths.contracts(companyId) },
    { id: 'closed', label: words().closed, href: paths.contracts(companyId, { status: 'closed' }) },
    { id: 'all', label: shared().all, href: paths.contracts(companyId, { status: 'all' }) },
  ];
  return (
    <nav class="links screen-only" aria-label={words().filter}>
      {links.map(({ id, label, href }) => (
        <a key={id} href={href} aria-current={id === view ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

function ContractsTable({ contracts, today }: { contracts: Contract[]; today: string }) {
  return (
    <table class="contracts">
      <caption class="hidden-visually">{shared().contracts}</caption>
      <thead>
        <tr>
          <th scope="col">{shared().contract}</th>
          <th scope="col" class="wide">
            {words().progress}
          </th>
          <th scope="col" class="wide">
            {words().nextPayment}
          </th>
          <th scope="col" class="end">
            {words().left}
          </th>
        </tr>
      </thead>
      <tbody>
        {contracts.map((contract) => (
          <tr key={contract.id}>
            <th scope="row">
              <a href={paths.contract(contract.companyId, contract.id)}>{contract.number}</a>
              <div class="muted">{contract.asset.name}</div>
              {contract.status !== 'active' && <ContractBadge status={contract.status} />}
              <div class="narrow">
                <ProgressBar contract={contract} />
                {contract.nextPayment && (
                  <NextPayment
                    contract={contract}
                    today={today}
                    paymentHref={(id) => paths.payment(contract.companyId, id)}
                  />
                )}
              </div>
            </th>
            <td class="wide">
              <ProgressBar contract={contract} />
            </td>
            <td class="wide">
              <NextPayment
                contract={contract}
                today={today}
                paymentHref={(id) => paths.payment(contract.companyId, id)}
              />
            </td>
            <td class="end">
              <Money value={contract.outstanding} />
              {!isZero(contract.overdue) && (
                <div class="danger">
                  {words().overdue.toLowerCase()} <Money value={contract.overdue} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Nothing({ companyId, view }: { companyId: string; view: View }) {
  const [title, text] = {
    active: [words().emptyActive, words().emptyActiveText],
    closed: [words().emptyClosed, words().emptyClosedText],
    all: [words().emptyAll, words().emptyAllText],
  }[view] as [string, string];
  return (
    <EmptyState icon={FileText} title={title} text={text}>
      {view !== 'all' && (
        <a class="button" href={paths.contracts(companyId, { status: 'all' })}>
          {shared().all}
        </a>
      )}
    </EmptyState>
  );
}
