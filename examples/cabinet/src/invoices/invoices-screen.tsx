import type { Invoice, ListInvoicesParams } from '@element-cabinet/sdk';
import { countOf, nouns } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { Day } from '@element-cabinet/ui/due-date';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { FileText, SearchX } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { type InvoiceFilters, paths } from '../paths.ts';
import { MoneyTabs } from '../payments/money-tabs.tsx';
import { words as payments } from '../payments/words.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { Filters } from './filters.tsx';
import { InvoiceBadge } from './invoice-badge.tsx';
import { words } from './words.ts';

const pageSize = 50;

export function InvoicesScreen() {
  const { params, query } = useRoute();
  const companyId = params.companyId ?? '';
  const filters: InvoiceFilters = query;
  const page = useResource(paths.invoices(companyId, filters), () =>
    cabinet.invoices.list({ companyId, limit: pageSize, ...given(filters) } as ListInvoicesParams),
  );
  return (
    <Screen title={shared().invoices}>
      <MoneyTabs companyId={companyId} />
      <Filters companyId={companyId} filters={filters} />
      <Card>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={8} columns={5} />}
          empty={<Nothing companyId={companyId} filtered={Object.keys(given(filters)).length > 0} />}
          cursor={filters.cursor}
          href={(next) => paths.invoices(companyId, { ...filters, cursor: next })}
        >
          {({ items, asOf }) => <InvoicesTable companyId={companyId} invoices={items} today={asOf} />}
        </PageView>
      </Card>
    </Screen>
  );
}

/** What the address says and the server knows. */
function given({ status, contractId, cursor }: InvoiceFilters): InvoiceFilters {
  return Object.fromEntries(
    Object.entries({ status, contractId, cursor }).filter(([, value]) => Boolean(value)),
  );
}

interface InvoicesTableProps {
  companyId: string;
  invoices: Invoice[];
  today: string;
}

function InvoicesTable({ companyId, invoices, today }: InvoicesTableProps) {
  return (
    <table>
      <caption class="hidden-visually">{shared().invoices}</caption>
      <thead>
        <tr>
          <th scope="col">{words().number}</th>
          <th scope="col" class="wide">
            {words().payBy}
          </th>
          <th scope="col" class="wide">
            {words().contents}
          </th>
          <th scope="col" class="wide">
            {shared().status}
          </th>
          <th scope="col" class="end">
            {shared().sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <tr key={invoice.id}>
            <td>
              <a href={paths.invoice(companyId, invoice.id)}>{invoice.number}</a>
              <div class="muted">
                <Day on={invoice.issuedOn} today={today} />
              </div>
              <div class="narrow">
                <Contents invoice={invoice} />
                <InvoiceBadge status={invoice.status} />
              </div>
            </td>
            <td class="wide">
              <Day on={invoice.payBy} today={today} />
            </td>
            <td class="wide">
              <Contents invoice={invoice} />
            </td>
            <td class="wide">
              <InvoiceBadge status={invoice.status} />
            </td>
            <td class="end">
              <Money value={invoice.total} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Contents({ invoice: { contracts, payments: count } }: { invoice: Invoice }) {
  return (
    <div>
      {countOf(count, nouns.payment, locale.value)}
      <div class="muted">{contracts.map(({ number }) => number).join(', ')}</div>
    </div>
  );
}

function Nothing({ companyId, filtered }: { companyId: string; filtered: boolean }) {
  if (filtered)
    return (
      <EmptyState icon={SearchX} title={words().emptyFiltered} text={words().emptyFilteredText}>
        <a class="button" href={paths.invoices(companyId)}>
          {payments().reset}
        </a>
      </EmptyState>
    );
  return (
    <EmptyState icon={FileText} title={words().empty} text={words().emptyText}>
      <a class="button" href={paths.payments(companyId)}>
        {words().toPayments}
      </a>
    </EmptyState>
  );
}
