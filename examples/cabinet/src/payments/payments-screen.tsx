import { addMoney, type ListPaymentsParams, type Payment } from '@element-cabinet/sdk';
import { countOf, nouns } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CircleCheck, SearchX } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { useMayInvoice } from '../invoices/may-invoice.ts';
import { PickedBar } from '../invoices/picked-bar.tsx';
import { usePicking } from '../invoices/picking.ts';
import { type PaymentFilters, paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { Filters } from './filters.tsx';
import { MoneyTabs } from './money-tabs.tsx';
import { OverpaymentOffer } from './overpayment-offer.tsx';
import { PaymentsTable } from './payments-table.tsx';
import { words } from './words.ts';

const pageSize = 50;

export function PaymentsScreen() {
  const { params, query } = useRoute();
  const companyId = params.companyId ?? '';
  const filters: PaymentFilters = query;
  const address = paths.payments(companyId, filters);
  const mayInvoice = useMayInvoice(companyId);
  const picking = usePicking(paths.payments(companyId, { ...given(filters), cursor: undefined }));
  const page = useResource(address, () =>
    cabinet.payments.list({ companyId, limit: pageSize, ...given(filters) } as ListPaymentsParams),
  );
  return (
    <Screen title={shared().payments}>
      <MoneyTabs companyId={companyId} />
      <OverpaymentOffer companyId={companyId} onSettled={page.refresh} />
      <Filters companyId={companyId} filters={filters} />
      <Card>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={10} columns={5} />}
          empty={<Nothing companyId={companyId} filters={filters} />}
          cursor={filters.cursor}
          href={(next) => paths.payments(companyId, { ...filters, cursor: next })}
        >
          {({ items, nextCursor, asOf }) => (
            <PaymentsTable
              caption={shared().payments}
              companyId={companyId}
              payments={items}
              today={asOf}
              picking={mayInvoice ? picking : undefined}
              footer={
                <Totals items={items} whole={nextCursor === null && !filters.cursor} indented={mayInvoice} />
              }
            />
          )}
        </PageView>
      </Card>
      <PickedBar companyId={companyId} picking={picking} />
    </Screen>
  );
}

/** What the address says and the server knows; anything else in the address is left alone. */
function given({ state, contractId, dueFrom, dueTo, cursor }: PaymentFilters): PaymentFilters {
  const known = { state, contractId, dueFrom, dueTo, cursor };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => Boolean(value)));
}

interface TotalsProps {
  items: Payment[];
  whole: boolean;
  /** A column of ticks comes before. */
  indented: boolean;
}

function Totals({ items, whole, indented }: TotalsProps) {
  const count = countOf(items.length, nouns.payment, locale.value);
  const sum = addMoney(
    ...items.map(({ outstanding, status, total }) => (status === 'paid' ? total : outstanding)),
  );
  return (
    <tr class="totals">
      {indented && <td class="pick" />}
      <th scope="row">{whole ? words().total(count) : words().onPage(count)}</th>
      <td class="wide" colSpan={3} />
      <td class="end">
        <Money value={sum} />
      </td>
    </tr>
  );
}

function Nothing({ companyId, filters }: { companyId: string; filters: PaymentFilters }) {
  if (Object.keys(given(filters)).length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={words().empty} text={words().emptyText}>
        <a class="button" href={paths.payments(companyId, { state: 'all' })}>
          {shared().all}
        </a>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={SearchX} title={words().emptyFiltered} text={words().emptyFilteredText}>
      <a class="button" href={paths.payments(companyId)}>
        {words().reset}
      </a>
    </EmptyState>
  );
}
