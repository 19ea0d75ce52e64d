import type { ExplainedAllocation, PaymentExplanation } from '@element-cabinet/sdk';
import { allocationRules, paymentTitle, say } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { Day } from '@element-cabinet/ui/due-date';
import { DueDay, ProvisionalNote } from '@element-cabinet/ui/due-day';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonCards } from '@element-cabinet/ui/skeleton';
import { StatusBadge } from '@element-cabinet/ui/status-badge';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useRoute } from 'preact-iso';
import { InvoiceButton } from '../invoices/invoice-button.tsx';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { Announce } from './announce.tsx';
import { ExplanationCard } from './explanation-card.tsx';
import { words } from './words.ts';

export function PaymentScreen() {
  const { companyId = '', paymentId = '' } = useRoute().params;
  const explanation = useResource(`payment:${paymentId}`, () =>
    cabinet.payments.explain({ companyId, paymentId }),
  );
  const payment = explanation.data?.payment;
  return (
    <Screen title={payment ? paymentTitle(payment, locale.value) : shared().payment}>
      <BackLink href={paths.payments(companyId)} text={words().back} />
      <ResourceView
        resource={explanation}
        skeleton={
          <SkeletonCards
            cards={[
              [3, 4],
              [2, 4],
            ]}
          />
        }
      >
        {(data) => (
          <>
            <Particulars companyId={companyId} explanation={data} onChanged={explanation.refresh} />
            <ExplanationCard companyId={companyId} explanation={data} />
            <Card title={words().allocated}>
              {data.allocations.length === 0 ? (
                <p class="muted">{words().noAllocations}</p>
              ) : (
                <Allocations allocations={data.allocations} today={data.asOf} />
              )}
            </Card>
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

interface ParticularsProps {
  companyId: string;
  explanation: PaymentExplanation;
  onChanged: () => void;
}

function Particulars({ companyId, explanation: { asOf, payment }, onChanged }: ParticularsProps) {
  const { contract, net, nominalDueOn, outstanding, paid, total, vat, vatRatePercent } = payment;
  return (
    <Card>
      <StatusBadge payment={payment} today={asOf} />
      <dl class="facts">
        <div>
          <dt>{shared().contract}</dt>
          <dd>
            <a href={paths.contract(companyId, contract.id)}>{contract.number}</a>
            <div class="muted">{contract.assetName}</div>
          </dd>
        </div>
        <div>
          <dt>{words().effectiveDue}</dt>
          <dd>
            <DueDay payment={payment} today={asOf} />
            <ProvisionalNote payments={[payment]} />
          </dd>
        </div>
        <div>
          <dt>{words().nominalDue}</dt>
          <dd>
            <Day on={nominalDueOn} today={asOf} />
          </dd>
        </div>
        <div>
          <dt>{shared().sum}</dt>
          <dd>
            <Money value={total} />
          </dd>
        </div>
        <div>
          <dt>{words().withoutVat}</dt>
          <dd>
            <Money value={net} />
          </dd>
        </div>
        <div>
          <dt>{words().vat(vatRatePercent)}</dt>
          <dd>
            <Money value={vat} />
          </dd>
        </div>
        <div>
          <dt>{shared().paid}</dt>
          <dd>
            <Money value={paid} />
          </dd>
        </div>
        <div>
          <dt>{words().outstanding}</dt>
          <dd>
            <Money value={outstanding} />
          </dd>
        </div>
      </dl>
      {payment.status !== 'paid' && (
        <div class="payment-acts">
          <InvoiceButton companyId={companyId} paymentId={payment.id} />
          <Announce companyId={companyId} payment={payment} today={asOf} onChanged={onChanged} />
        </div>
      )}
    </Card>
  );
}

function Allocations({ allocations, today }: { allocations: ExplainedAllocation[]; today: string }) {
  return (
    <table>
      <caption class="hidden-visually">{words().allocated}</caption>
      <thead>
        <tr>
          <th scope="col">{words().when}</th>
          <th scope="col">{words().paymentOrder}</th>
          <th scope="col" class="wide">
            {words().rule}
          </th>
          <th scope="col" class="end">
            {shared().sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {allocations.map(({ id, amount, bookedOn, payerName, receiptNumber, rule }) => (
          <tr key={id}>
            <td>
              <Day on={bookedOn} today={today} />
            </td>
            <td>
              {words().allocationNumber(receiptNumber)}
              <div class="muted">{payerName}</div>
            </td>
            <td class="wide">{say(allocationRules, rule, locale.value)}</td>
            <td class="end">
              <Money value={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
