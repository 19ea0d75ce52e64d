import { type DebtSummary, isZero, type Notification, type Payment } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useLocation, useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { OverpaymentOffer } from '../payments/overpayment-offer.tsx';
import { PaymentsTable } from '../payments/payments-table.tsx';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { DebtCard } from './debt-card.tsx';
import { FigureDialog, figureOf } from './figure-dialog.tsx';
import { lastDayOf, monthsFrom } from './months.ts';
import { NeedsYou } from './needs-you.tsx';
import { OverviewSkeleton } from './overview-skeleton.tsx';
import { PaymentsChart } from './payments-chart.tsx';
import { words } from './words.ts';

const nearest = 6;
const noticesAtMost = 10;

interface Overview {
  debt: DebtSummary;
  unread: Notification[];
  /** Open payments up to the end of the twelfth month. */
  payments: Payment[];
}

export function OverviewScreen() {
  const { params, query } = useRoute();
  const { route } = useLocation();
  const companyId = params.companyId ?? '';
  const figure = figureOf(query.figure);
  const overview = useResource(`overview:${companyId}:${locale.value}`, () => loadOverview(companyId));
  return (
    <Screen title={shared().overview}>
      <ResourceView resource={overview} skeleton={<OverviewSkeleton />}>
        {({ debt, payments, unread }) => (
          <>
            <div class="overview-top">
              <DebtCard debt={debt} />
              <NeedsYou debt={debt} unread={unread} />
            </div>
            {!isZero(debt.overpayment) && (
              <OverpaymentOffer companyId={companyId} onSettled={overview.refresh} />
            )}
            {payments.length > 0 && (
              <PaymentsChart companyId={companyId} payments={payments} asOf={debt.asOf} />
            )}
            <Card
              title={words().nearest}
              aside={<a href={paths.payments(companyId)}>{words().allPayments}</a>}
            >
              {payments.length === 0 ? (
                <EmptyState
                  title={debt.nextPayment ? words().nothingSoon : words().nothing}
                  text={words().nothingText}
                />
              ) : (
                <PaymentsTable
                  caption={words().nearest}
                  companyId={companyId}
                  payments={payments.slice(0, nearest)}
                  today={debt.asOf}
                />
              )}
            </Card>
          </>
        )}
      </ResourceView>
      {figure && (
        <FigureDialog
          key={figure}
          companyId={companyId}
          figure={figure}
          onClose={() => route(paths.overview(companyId))}
        />
      )}
    </Screen>
  );
}

async function loadOverview(companyId: string): Promise<Overview> {
  const [debt, unread] = await Promise.all([
    cabinet.payments.getDebtSummary({ companyId }),
    cabinet.notifications.list({ companyId, unread: true, limit: noticesAtMost }),
  ]);
  const lastMonth = monthsFrom(debt.asOf, 12).at(-1) ?? debt.asOf.slice(0, 7);
  const payments: Payment[] = [];
  const open = cabinet.payments.list({ companyId, state: 'open', dueTo: lastDayOf(lastMonth), limit: 200 });
  for await (const payment of open) payments.push(payment);
  return { debt, unread: unread.items, payments };
}
