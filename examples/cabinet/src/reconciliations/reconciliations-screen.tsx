import type { Reconciliation } from '@element-cabinet/sdk';
import {
  countOf,
  formatDate,
  formatDateTime,
  nouns,
  reconciliationOwes,
  say,
} from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PageView } from '@element-cabinet/ui/page-view';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Scale } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { MoneyTabs } from '../payments/money-tabs.tsx';
import { Screen } from '../screen.tsx';
import { PeriodForm } from './period-form.tsx';
import { words } from './words.ts';

const pageSize = 20;

export function ReconciliationsScreen() {
  const { params, query } = useRoute();
  const companyId = params.companyId ?? '';
  const { cursor, ...chosen } = query;
  const page = useResource(paths.reconciliations(companyId, { cursor }), () =>
    cabinet.payments.listReconciliations({ companyId, limit: pageSize, ...(cursor ? { cursor } : {}) }),
  );
  const contracts = useResource(`reconciled-contracts:${companyId}`, async () => {
    const { asOf } = await cabinet.payments.getDebtSummary({ companyId });
    const items: { id: string; label: string }[] = [];
    for await (const { asset, id, number } of cabinet.contracts.list({ companyId, limit: 200 }))
      items.push({ id, label: `${number} · ${asset.name}` });
    return { today: asOf, items };
  });
  return (
    <Screen title={words().title}>
      <MoneyTabs companyId={companyId} />
      <Card label={words().period}>
        <p class="muted lead">{words().lead}</p>
        <ResourceView resource={contracts} skeleton={<SkeletonRows rows={2} columns={4} />}>
          {({ today, items }) => (
            <PeriodForm
              companyId={companyId}
              today={today}
              contracts={items}
              chosen={chosen}
              onMade={(act) => page.update((list) => ({ ...list, items: [act, ...list.items] }))}
            />
          )}
        </ResourceView>
      </Card>
      <Card title={words().earlier}>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={4} columns={3} />}
          empty={<EmptyState icon={Scale} title={words().empty} text={words().emptyText} />}
          cursor={cursor}
          href={(next) => paths.reconciliations(companyId, { ...chosen, cursor: next })}
        >
          {({ items }) => <Acts companyId={companyId} acts={items} />}
        </PageView>
      </Card>
    </Screen>
  );
}

function Acts({ companyId, acts }: { companyId: string; acts: Reconciliation[] }) {
  return (
    <table>
      <caption class="hidden-visually">{words().earlier}</caption>
      <thead>
        <tr>
          <th scope="col">{words().period}</th>
          <th scope="col" class="wide">
            {words().contracts}
          </th>
          <th scope="col" class="end">
            {words().closing}
          </th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <tr key={act.id}>
            <td>
              <a href={paths.reconciliation(companyId, act.id)}>
                {formatDate(act.from, '', locale.value)} – {formatDate(act.to, '', locale.value)}
              </a>
              <div class="muted">
                {words().madeBy(act.createdBy, formatDateTime(act.createdAt, locale.value))}
              </div>
              <div class="narrow muted">{contractsOf(act)}</div>
            </td>
            <td class="wide">{contractsOf(act)}</td>
            <td class="end">
              <Money value={absolute(act.closing)} />
              <div class="muted">{say(reconciliationOwes, act.owes, locale.value)}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const contractsOf = ({ contractIds }: Reconciliation) =>
  contractIds === null ? words().allContracts : countOf(contractIds.length, nouns.contract, locale.value);

/** The words beside it say whose debt it is. */
export const absolute = <M extends { amount: string }>(money: M): M => ({
  ...money,
  amount: money.amount.replace('-', ''),
});
