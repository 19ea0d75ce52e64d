import { compareMoney, isZero, subtractMoney } from '@element-cabinet/sdk';
import { formatMoney, paymentTitle } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { cabinet, useMe } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { PiggyBank } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from './words.ts';

interface OverpaymentOfferProps {
  companyId: string;
  onSettled: () => void;
}

/** Where money is left over and something is owed: to pay the oldest open payment with it, after a question. */
export function OverpaymentOffer(props: OverpaymentOfferProps) {
  const { data: me } = useMe();
  const membership = me?.memberships.find(({ company }) => company.id === props.companyId);
  return membership?.scopes.includes('payments:write') ? <Offer {...props} /> : null;
}

function Offer({ companyId, onSettled }: OverpaymentOfferProps) {
  const found = useResource(`overpayment:${companyId}`, async () => {
    const debt = await cabinet.payments.getDebtSummary({ companyId });
    if (isZero(debt.overpayment)) return { overpayment: debt.overpayment, payment: undefined };
    const { items } = await cabinet.payments.list({ companyId, state: 'open', limit: 1 });
    return { overpayment: debt.overpayment, payment: items[0] };
  });
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const { overpayment, payment } = found.data ?? {};
  if (overpayment === undefined || payment === undefined || isZero(overpayment)) return null;

  const whole = compareMoney(overpayment, payment.outstanding) >= 0;
  const amount = whole ? payment.outstanding : overpayment;
  const sum = formatMoney(amount, locale.value);
  const name = paymentTitle(payment, locale.value);
  const setOff = async () => {
    setAsking(false);
    setBusy(true);
    setFailure(undefined);
    try {
      await cabinet.payments.setOffOverpayment({ companyId, body: { paymentId: payment.id, amount } });
      showToast({ text: words().setOffDone(sum) });
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
    found.refresh();
    onSettled();
  };
  return (
    <Card label={words().overpayment} class="offer screen-only">
      <span class="offer-sum">
        <PiggyBank />
        {words().overpayment} <Money value={overpayment} />
      </span>
      <button
        type="button"
        aria-disabled={busy}
        onClick={() => {
          if (!busy) setAsking(true);
        }}
      >
        {words().setOff(name, payment.contract.number)}
      </button>
      <Failure failure={failure} />
      {asking && (
        <ConfirmDialog
          title={words().setOffTitle(sum)}
          text={
            whole
              ? words().setOffWhole(name, payment.contract.number)
              : words().setOffPart(
                  name,
                  payment.contract.number,
                  formatMoney(subtractMoney(payment.outstanding, amount), locale.value),
                )
          }
          action={words().setOffAction}
          onConfirm={() => void setOff()}
          onCancel={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
