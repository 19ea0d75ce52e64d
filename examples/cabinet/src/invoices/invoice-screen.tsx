import type { InvoiceDetail } from '@element-cabinet/sdk';
import { formatDate } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Day } from '@element-cabinet/ui/due-date';
import { describeError } from '@element-cabinet/ui/errors';
import { Fact } from '@element-cabinet/ui/fact';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonCards } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { Downloads } from './downloads.tsx';
import { InvoiceBadge } from './invoice-badge.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { useMayInvoice } from './may-invoice.ts';
import { PaidBy } from './paid-by.tsx';
import { Qr } from './qr.tsx';
import { Requisites } from './requisites.tsx';
import { words } from './words.ts';

export function InvoiceScreen() {
  const { companyId = '', invoiceId = '' } = useRoute().params;
  const invoice = useResource(`invoice:${invoiceId}`, () => cabinet.invoices.get({ companyId, invoiceId }));
  const { data } = invoice;
  const title = data
    ? words().invoiceTitle(data.number, formatDate(data.issuedOn, data.asOf, locale.value))
    : words().invoice;
  return (
    <Screen title={title}>
      <BackLink href={paths.invoices(companyId)} text={words().allInvoices} />
      <ResourceView
        resource={invoice}
        skeleton={
          <SkeletonCards
            cards={[
              [3, 4],
              [5, 2],
            ]}
          />
        }
      >
        {(shown) => (
          <>
            <Facts
              companyId={companyId}
              invoice={shown}
              onCancelled={(cancelled) => invoice.update(() => cancelled)}
            />
            {shown.qrPayload !== null && shown.status === 'open' && (
              <Card title={words().pay} class="invoice-pay">
                <Requisites invoice={shown} />
                <Qr companyId={companyId} invoiceId={shown.id} />
              </Card>
            )}
            <Card title={words().contents}>
              <InvoiceLines companyId={companyId} invoice={shown} />
            </Card>
            {shown.status !== 'cancelled' && (
              <Card title={words().paidBy}>
                <PaidBy invoice={shown} />
              </Card>
            )}
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

interface FactsProps {
  companyId: string;
  invoice: InvoiceDetail;
  onCancelled: (invoice: InvoiceDetail) => void;
}

function Facts({ companyId, invoice, onCancelled }: FactsProps) {
  const { asOf, createdBy, net, paid, payable, payBy, status, total, vat } = invoice;
  return (
    <Card label={words().invoice}>
      <InvoiceBadge status={status} />
      <dl class="facts">
        <Fact name={words().total}>
          <Money value={total} />
        </Fact>
        <Fact name={words().payable}>
          <Money value={payable} />
        </Fact>
        <Fact name={words().paid}>
          <Money value={paid} />
        </Fact>
        <Fact name={words().payBy}>
          <Day on={payBy} today={asOf} />
        </Fact>
        <Fact name={words().net}>
          <Money value={net} />
        </Fact>
        <Fact name={words().vat}>
          <Money value={vat} />
        </Fact>
        <Fact name={words().createdBy}>{createdBy}</Fact>
        <Fact name={words().inWords}>{invoice.amountInWords}</Fact>
      </dl>
      <div class="invoice-acts screen-only">
        <Downloads companyId={companyId} invoice={invoice} />
        <Cancel companyId={companyId} invoice={invoice} onCancelled={onCancelled} />
      </div>
    </Card>
  );
}

/** Of one that nothing has paid yet. */
function Cancel({ companyId, invoice, onCancelled }: FactsProps) {
  const [asking, setAsking] = useState(false);
  const may = useMayInvoice(companyId);
  if (!may || invoice.status === 'cancelled' || invoice.status === 'paid') return null;
  const cancel = async () => {
    setAsking(false);
    try {
      onCancelled(await cabinet.invoices.cancel({ companyId, invoiceId: invoice.id }));
      showToast({ text: words().cancelled(invoice.number) });
    } catch (error) {
      showToast({ text: describeError(error).title });
    }
  };
  return (
    <>
      <button type="button" class="plain" onClick={() => setAsking(true)}>
        {words().cancel}
      </button>
      {asking && (
        <ConfirmDialog
          title={words().cancelTitle(invoice.number)}
          text={words().cancelText}
          action={words().cancel}
          onConfirm={cancel}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
