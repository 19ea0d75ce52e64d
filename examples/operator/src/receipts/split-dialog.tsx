import {
  addMoney,
  type CandidatePayment,
  compareMoney,
  fromKopecks,
  isZero,
  type Money as MoneyValue,
  type NewAllocations,
  subtractMoney,
} from '@element-cabinet/sdk';
import { paymentKinds, say } from '@element-cabinet/sdk/format';
import { Dialog } from '@element-cabinet/ui/dialog';
import { Day } from '@element-cabinet/ui/due-date';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useToday } from '../sandbox/clock.ts';
import { readSum, writeSum } from './sum.ts';
import { words } from './words.ts';

interface SplitDialogProps {
  company: { id: string; name: string; isPayer: boolean };
  payments: CandidatePayment[];
  unallocated: MoneyValue;
  onSplit: (body: NewAllocations) => void;
  onClose: () => void;
}

const zero = fromKopecks(0n);

/** Divides a receipt among payments of one company; what is left is told while one types. */
export function SplitDialog({ company, payments, unallocated, onSplit, onClose }: SplitDialogProps) {
  const today = useToday();
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      payments.map(({ paymentId, suggested }) => [paymentId, isZero(suggested) ? '' : writeSum(suggested)]),
    ),
  );
  const textOf = (paymentId: string) => (typed[paymentId] ?? '').trim();
  const lines = payments.flatMap(({ paymentId }) => {
    const amount = readSum(textOf(paymentId));
    return amount === null ? [] : [{ paymentId, amount }];
  });
  const wrong = ({ paymentId, outstanding }: CandidatePayment) => {
    const text = textOf(paymentId);
    const sum = readSum(text);
    if (text === '' || /^0*(?:[.,]0*)?$/.test(text)) return undefined;
    if (sum === null) return words().sumWrong;
    return compareMoney(sum, outstanding) > 0 ? words().overPayment : undefined;
  };
  const rest = subtractMoney(unallocated, addMoney(zero, ...lines.map(({ amount }) => amount)));
  const over = compareMoney(rest, zero) < 0;
  const ready = lines.length > 0 && !over && payments.every((payment) => wrong(payment) === undefined);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (ready) onSplit({ allocations: lines, ...(company.isPayer ? {} : { forAnotherPayer: true }) });
  };
  return (
    <Dialog title={words().splitTitle(company.name)} class="split" onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {!company.isPayer && <p class="notice">{words().anotherPayerText}</p>}
        <ul class="split-lines">
          {payments.map((payment) => {
            const { contractNumber, dueOn, kind, number, outstanding, paymentId } = payment;
            const error = wrong(payment);
            return (
              <li key={paymentId}>
                <label for={`sum-${paymentId}`}>
                  {contractNumber}, {say(paymentKinds, kind, locale.value)} №&nbsp;{number}
                  <span class="muted">
                    <Day on={dueOn} today={today} /> · {words().lacks} <Money value={outstanding} />
                  </span>
                </label>
                <div class="field">
                  <input
                    id={`sum-${paymentId}`}
                    inputMode="decimal"
                    autoComplete="off"
                    value={typed[paymentId]}
                    onInput={({ currentTarget: { value } }) => setTyped({ ...typed, [paymentId]: value })}
                    aria-invalid={error !== undefined}
                    aria-describedby={error === undefined ? undefined : `error-${paymentId}`}
                  />
                  {error !== undefined && (
                    <p class="field-error" id={`error-${paymentId}`}>
                      <CircleAlert />
                      {error}
                    </p>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
        <p class={over ? 'split-rest over' : 'split-rest'} role="status">
          {over ? words().overBy : words().restIsOverpayment}{' '}
          <Money value={over ? subtractMoney(zero, rest) : rest} />
        </p>
        <div class="actions">
          <button type="button" onClick={onClose}>
            {words().cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={!ready}>
            {words().split}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
