import { isZero, type Receipt } from '@element-cabinet/sdk';
import { localDay, paymentKinds, say } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { Day } from '@element-cabinet/ui/due-date';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Banknote } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { MoneyTabs } from './money-tabs.tsx';
import { words } from './words.ts';

const pageSize = 50;

export function ReceiptsScreen() {
  const { params, query } = useRoute();
  const companyId = params.companyId ?? '';
  const { cursor } = query;
  const page = useResource(paths.receipts(companyId, { cursor }), () =>
    cabinet.payments.listReceipts({ companyId, limit: pageSize, ...(cursor ? { cursor } : {}) }),
  );
  return (
    <Screen title={shared().receipts}>
      <MoneyTabs companyId={companyId} />
      <Card>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={8} columns={4} />}
          empty={<EmptyState icon={Banknote} title={words().noReceipts} text={words().noReceiptsText} />}
          cursor={cursor}
          href={(next) => paths.receipts(companyId, { cursor: next })}
        >
          {({ items }) => <ReceiptsTable companyId={companyId} receipts={items} />}
        </PageView>
      </Card>
    </Screen>
  );
}

function ReceiptsTable({ companyId, receipts }: { companyId: string; receipts: Receipt[] }) {
  const today = localDay(new Date().toISOString());
  return (
    <table>
      <caption class="hidden-visually">{shared().receipts}</caption>
      <thead>
        <tr>
          <th scope="col" class="wide">
            {words().booked}
          </th>
          <th scope="col">{words().paymentOrder}</th>
          <th scope="col" class="wide">
            {words().partOf}
          </th>
          <th scope="col" class="end">
            {words().amountReceived}
          </th>
        </tr>
      </thead>
      <tbody>
        {receipts.map((receipt) => (
          <tr key={receipt.id}>
            <td class="wide">
              <Day on={receipt.bookedOn} today={today} />
            </td>
            <td>
              {words().allocationNumber(receipt.number)}
              <div class="narrow">
                <Day on={receipt.bookedOn} today={today} />
              </div>
              <div class="muted purpose">{receipt.purpose}</div>
              <div class="narrow">
                <Covered companyId={companyId} receipt={receipt} />
              </div>
            </td>
            <td class="wide">
              <Covered companyId={companyId} receipt={receipt} />
            </td>
            <td class="end">
              <Money value={receipt.amount} />
              {!isZero(receipt.unallocated) && receipt.state === 'posted' && (
                <div class="muted">
                  {words().overpaid} <Money value={receipt.unallocated} />
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Covered({ companyId, receipt }: { companyId: string; receipt: Receipt }) {
  if (receipt.state === 'waiting') return <span class="muted">{words().waiting}</span>;
  return (
    <ul>
      {receipt.allocations.map(({ amount, contractNumber, kind, number, paymentId }) => (
        <li key={paymentId}>
          <a href={paths.payment(companyId, paymentId)}>
            {contractNumber}, {say(paymentKinds, kind, locale.value)} № {number}
          </a>
          <div class="muted">
            <Money value={amount} />
          </div>
        </li>
      ))}
    </ul>
  );
}
