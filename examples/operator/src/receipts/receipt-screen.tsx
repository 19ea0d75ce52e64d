import { isZero, type OperatorReceipt } from '@element-cabinet/sdk';
import { say, waitingReasons } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { Day } from '@element-cabinet/ui/due-date';
import { Figure } from '@element-cabinet/ui/fact';
import { Failure } from '@element-cabinet/ui/failure';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonCards } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CircleCheck, Hourglass } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { useToday } from '../sandbox/clock.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { Candidates } from './candidates.tsx';
import { ReceiptAllocations } from './receipt-allocations.tsx';
import { useDeciding } from './use-deciding.ts';
import { useWaiting } from './waiting.ts';
import { words } from './words.ts';

/** Asked without an ETag of ours there is always an answer. */
type Found = { data: OperatorReceipt; etag: string | null };

/** One receipt: where it came from, what it pays, and what it may pay. */
export function ReceiptScreen() {
  const { receiptId = '' } = useRoute().params;
  const waiting = useWaiting();
  const found = useResource(paths.receipt(receiptId), async () => {
    return (await cabinet.operator.receipts.get({ receiptId }, { etag: null })) as Found;
  });
  const settled = () => {
    found.refresh();
    waiting.refresh();
  };
  return (
    <Screen title={words().receiptTitle(found.data?.data.number ?? '')}>
      <BackLink href={paths.receipts()} text={words().back} />
      <ResourceView
        resource={found}
        skeleton={
          <SkeletonCards
            cards={[
              [3, 3],
              [5, 3],
            ]}
          />
        }
      >
        {({ data, etag }) => <Receipt receipt={data} etag={etag} onSettled={settled} />}
      </ResourceView>
    </Screen>
  );
}

interface ReceiptProps {
  receipt: OperatorReceipt;
  etag: string | null;
  onSettled: () => void;
}

function Receipt({ receipt, etag, onSettled }: ReceiptProps) {
  const { busy, failure, decide } = useDeciding(receipt, etag, onSettled);
  return (
    <>
      <Failure failure={failure} />
      <Summary receipt={receipt} />
      <ReceiptAllocations receipt={receipt} etag={etag} onSettled={onSettled} />
      {!isZero(receipt.unallocated) && <Candidates receipt={receipt} busy={busy} decide={decide} />}
    </>
  );
}

function Summary({ receipt }: { receipt: OperatorReceipt }) {
  const today = useToday();
  const { companyId, companyName, createdBy, origin, payerAccount, payerInn, payerName, state } = receipt;
  return (
    <Card title={words().received} aside={<State receipt={receipt} />}>
      <p class="contract-left">
        <Money value={receipt.amount} />
      </p>
      <p class="purpose">{receipt.purpose}</p>
      <dl class="figures">
        <Figure name={words().booked}>
          <Day on={receipt.bookedOn} today={today} />
        </Figure>
        <Figure name={words().payerName}>
          {payerName || words().nameless}
          <div class="muted requisites">
            {[payerInn && shared().inn(payerInn), payerAccount].filter(Boolean).join(' · ')}
          </div>
        </Figure>
        {companyId && (
          <Figure name={words().whose}>
            <a href={paths.company(companyId)}>{companyName}</a>
            {receipt.forAnotherPayer && <div class="muted">{words().anotherPayer}</div>}
          </Figure>
        )}
        <Figure name={state === 'waiting' ? words().left : words().overpaymentLeft}>
          <Money value={receipt.unallocated} />
        </Figure>
        <Figure name={words().toAccount}>
          <span class="num requisites">{receipt.account}</span>
        </Figure>
        <Figure name={words().source}>
          {origin === 'manual' ? words().byHand(createdBy ?? '') : words().fromStatement}
        </Figure>
      </dl>
    </Card>
  );
}

function State({ receipt: { state, waitingReason } }: { receipt: OperatorReceipt }) {
  if (state === 'posted')
    return (
      <span class="badge ok">
        <CircleCheck />
        {words().postedState}
      </span>
    );
  return (
    <span class="badge warn">
      <Hourglass />
      {waitingReason ? say(waitingReasons, waitingReason, locale.value) : words().waitsUnexplained}
    </span>
  );
}
