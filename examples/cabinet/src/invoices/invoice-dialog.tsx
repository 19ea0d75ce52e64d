import { addMoney, compareMoney, type Money as MoneyValue, type Payment } from '@element-cabinet/sdk';
import { countOf, formatMoney, nouns, paymentTitle } from '@element-cabinet/sdk/format';
import { describeError } from '@element-cabinet/ui/errors';
import { Field } from '@element-cabinet/ui/field';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { readAmount, typedAmount } from './amount.ts';
import { words } from './words.ts';

interface InvoiceDialogProps {
  companyId: string;
  payments: readonly Payment[];
  onMade: () => void;
  onClose: () => void;
}

/** The lines of an invoice to be made, with amounts that may be lowered. A failed send loses nothing of them. */
export function InvoiceDialog({ companyId, payments, onMade, onClose }: InvoiceDialogProps) {
  const { route } = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<string>();
  const busy = useRef(false);
  // The same lines sent again, after a broken connection, are one invoice.
  const sent = useRef({ body: '', key: '' });
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const lines = payments.map((payment) => {
    const text = typed[payment.id] ?? typedAmount(payment.outstanding);
    return { payment, text, amount: readAmount(text, payment.outstanding) };
  });
  const sum = addMoney(...lines.flatMap(({ amount }) => amount ?? []));

  const make = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const wrong = lines.find(({ amount }) => amount === null);
    if (wrong) return document.getElementById(`amount-${wrong.payment.id}`)?.focus();
    if (busy.current) return;
    busy.current = true;
    setFailure(undefined);
    const body = { lines: lines.map(({ amount, payment }) => lineOf(payment, amount)) };
    const text = JSON.stringify(body);
    if (sent.current.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
    try {
      const made = await cabinet.invoices.create({ companyId, body }, { idempotencyKey: sent.current.key });
      showToast({ text: words().made(made.number) });
      onMade();
      route(paths.invoice(companyId, made.id));
    } catch (error) {
      const { title, detail } = describeError(error);
      setFailure([title, detail].filter(Boolean).join('. '));
    } finally {
      busy.current = false;
    }
  };

  return (
    <dialog ref={dialog} class="invoice-dialog" aria-labelledby="invoice-dialog-title" onClose={onClose}>
      <form onSubmit={make} noValidate>
        <h2 id="invoice-dialog-title">
          {words().dialogTitle(countOf(payments.length, nouns.payment, locale.value))}
        </h2>
        <p class="muted">{words().dialogText}</p>
        <ul class="invoice-dialog-lines">
          {lines.map(({ amount, payment, text }) => (
            <li key={payment.id}>
              <Field
                name={`amount-${payment.id}`}
                label={`${paymentTitle(payment, locale.value)}, ${payment.contract.number}`}
                value={text}
                error={
                  tried && amount === null
                    ? words().amountHint(formatMoney(payment.outstanding, locale.value))
                    : undefined
                }
                onInput={(value) => setTyped({ ...typed, [payment.id]: value })}
              />
            </li>
          ))}
        </ul>
        <p class="invoice-dialog-total">
          {words().total} <Money value={sum} />
        </p>
        {failure && (
          <p class="danger" role="alert">
            {failure}
          </p>
        )}
        <div class="actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            {words().close}
          </button>
          <button type="submit" class="primary">
            {words().action}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** Without an amount where it is all: what the payment lacks when the server has it counts. */
const lineOf = ({ id, outstanding }: Payment, amount: MoneyValue | null) =>
  amount && compareMoney(amount, outstanding) !== 0 ? { paymentId: id, amount } : { paymentId: id };
