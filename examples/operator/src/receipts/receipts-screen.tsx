import type { ListOperatorReceiptsParams, OperatorReceipt } from '@element-cabinet/sdk';
import { Card } from '@element-cabinet/ui/card';
import { Day } from '@element-cabinet/ui/due-date';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { Money } from '@element-cabinet/ui/money';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Banknote, CircleCheck, Hourglass, Plus } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { FilterLinks } from '../filter-links.tsx';
import { paths } from '../paths.ts';
import { useToday } from '../sandbox/clock.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { words as announced } from './announcements-words.ts';
import { Fate } from './fate.tsx';
import { QuickAccept } from './quick-accept.tsx';
import { useWaiting } from './waiting.ts';
import { words } from './words.ts';

type State = NonNullable<NonNullable<ListOperatorReceiptsParams>['state']>;

const states: readonly State[] = ['waiting', 'posted', 'overpaid', 'all'];
/** Each waiting one asks for its candidates. */
const shown = 20;

export function ReceiptsScreen() {
  const { query } = useRoute();
  const { cursor } = query;
  const state = states.find((known) => known === query.state) ?? 'waiting';
  const { data: waiting } = useWaiting();
  const address = (filters: { state?: State; cursor?: string | undefined }) =>
    paths.receipts({ ...filters, state: filters.state === 'waiting' ? undefined : filters.state });
  const page = useResource(paths.receipts({ state, cursor }), () =>
    cabinet.operator.receipts.list({ state, limit: shown, ...(cursor ? { cursor } : {}) }),
  );
  return (
    <Screen title={shared().receipts}>
      <p class="ways screen-only">
        <a class="button" href={paths.newReceipt()}>
          <Plus />
          {words().enterByHand}
        </a>
        <a class="button" href={paths.announcements()}>
          <Hourglass />
          {announced().link}
        </a>
      </p>
      <FilterLinks
        label={words().filter}
        selected={state}
        links={states.map((each) => ({
          id: each,
          label: words()[each],
          href: address({ state: each }),
          count: each === 'waiting' ? waiting : undefined,
        }))}
      />
      <Card label={words()[state]}>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={8} columns={4} />}
          empty={<Nothing state={state} />}
          cursor={cursor}
          href={(next) => address({ state, cursor: next })}
        >
          {({ items }) => <ReceiptsTable receipts={items} onSettled={page.refresh} />}
        </PageView>
      </Card>
    </Screen>
  );
}

interface ReceiptsTableProps {
  receipts: OperatorReceipt[];
  onSettled: () => void;
}

function ReceiptsTable({ receipts, onSettled }: ReceiptsTableProps) {
  const today = useToday();
  return (
    <table class="sticky">
      <caption class="hidden-visually">{shared().receipts}</caption>
      <thead>
        <tr>
          <th scope="col" class="wide">
            {words().booked}
          </th>
          <th scope="col">{words().payer}</th>
          <th scope="col" class="wide">
            {words().fate}
          </th>
          <th scope="col" class="end">
            {shared().sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {receipts.map((receipt) => (
          <tr key={receipt.id}>
            <td class="wide">
              <Day on={receipt.bookedOn} today={today} />
              <div>
                <a href={paths.receipt(receipt.id)}>{words().number(receipt.number)}</a>
              </div>
            </td>
            <td>
              <b class="payer">{receipt.payerName || words().nameless}</b>
              <div class="muted requisites">
                {[receipt.payerInn && shared().inn(receipt.payerInn), receipt.payerAccount]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
              <div class="purpose">{receipt.purpose}</div>
              <div class="narrow">
                <span class="muted">
                  <Day on={receipt.bookedOn} today={today} /> ·{' '}
                  <a href={paths.receipt(receipt.id)}>{words().number(receipt.number)}</a>
                </span>
                <Fate receipt={receipt} />
              </div>
              {receipt.state === 'waiting' && <QuickAccept receipt={receipt} onSettled={onSettled} />}
            </td>
            <td class="wide">
              <Fate receipt={receipt} />
            </td>
            <td class="end">
              <Money value={receipt.amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Nothing({ state }: { state: State }) {
  if (state === 'waiting') {
    return (
      <EmptyState icon={CircleCheck} title={words().emptyWaiting} text={words().emptyWaitingText}>
        <a class="button" href={paths.receipts({ state: 'posted' })}>
          {words().posted}
        </a>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Banknote} title={words().empty} text={words().emptyText}>
      <a class="button" href={paths.statementImports()}>
        {words().toImport}
      </a>
    </EmptyState>
  );
}
