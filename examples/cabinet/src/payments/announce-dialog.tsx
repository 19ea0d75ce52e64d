import { ApiError, type NewPaymentAnnouncement, type Payment } from '@element-cabinet/sdk';
import { addDays } from '@element-cabinet/sdk/format';
import { Failure } from '@element-cabinet/ui/failure';
import { locale } from '@element-cabinet/ui/i18n';
import { cabinet } from '@element-cabinet/ui/session';
import { CircleAlert } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from './announcement-words.ts';

interface AnnounceDialogProps {
  companyId: string;
  payment: Payment;
  today: string;
  onDone: (announcementId: string) => void;
  onClose: () => void;
}

const oldestDays = 60;
/** Which field a refusal is about. */
const fieldOf: Record<string, 'amount' | 'paidOn'> = {
  announcement_over_outstanding: 'amount',
  announcement_date_out_of_range: 'paidOn',
};

/** Asks what was paid and when; what was typed stays after a refusal. */
export function AnnounceDialog({ companyId, payment, today, onDone, onClose }: AnnounceDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const written = payment.outstanding.amount;
  const [amount, setAmount] = useState(locale.peek() === 'ru' ? written.replace('.', ',') : written);
  const [paidOn, setPaidOn] = useState(today);
  const [orderNumber, setOrderNumber] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const sum = sumOf(amount);
  const wrongSum = failure === 'amount' && sum === null;
  const about = failure instanceof ApiError ? fieldOf[failure.code] : undefined;
  const said = about && failure instanceof ApiError ? failure.problem?.detail : undefined;

  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    if (sum === null) {
      setFailure('amount');
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const body: NewPaymentAnnouncement = { amount: { amount: sum, currency: 'RUB' }, paidOn };
    if (orderNumber.trim()) body.orderNumber = orderNumber.trim();
    if (note.trim()) body.note = note.trim();
    try {
      const made = await cabinet.payments.announce({ companyId, paymentId: payment.id, body });
      onDone(made.id);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };

  return (
    <dialog ref={dialog} aria-labelledby="announce-title" onClose={onClose}>
      <h2 id="announce-title">{words().title}</h2>
      <p>{words().lead}</p>
      <form class="stacked" onSubmit={send} noValidate>
        <div class="pair">
          <Labelled
            id="announced-sum"
            label={words().amount}
            error={wrongSum ? words().amountWrong : about === 'amount' ? said : undefined}
          >
            {(attributes) => (
              <input
                {...attributes}
                inputMode="decimal"
                autoComplete="off"
                value={amount}
                onInput={({ currentTarget: { value } }) => setAmount(value)}
              />
            )}
          </Labelled>
          <Labelled id="announced-day" label={words().paidOn} error={about === 'paidOn' ? said : undefined}>
            {(attributes) => (
              <input
                {...attributes}
                type="date"
                min={addDays(today, -oldestDays)}
                max={today}
                value={paidOn}
                onInput={({ currentTarget: { value } }) => setPaidOn(value)}
              />
            )}
          </Labelled>
        </div>
        <Labelled id="announced-order" label={words().orderNumber}>
          {(attributes) => (
            <input
              {...attributes}
              autoComplete="off"
              maxLength={30}
              value={orderNumber}
              onInput={({ currentTarget: { value } }) => setOrderNumber(value)}
            />
          )}
        </Labelled>
        <Labelled id="announced-note" label={words().note}>
          {(attributes) => (
            <input
              {...attributes}
              autoComplete="off"
              maxLength={500}
              value={note}
              onInput={({ currentTarget: { value } }) => setNote(value)}
            />
          )}
        </Labelled>
        {failure !== undefined && failure !== 'amount' && about === undefined && (
          <Failure failure={failure} />
        )}
        <div class="actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            {words().cancel}
          </button>
          <button type="submit" class="primary" aria-disabled={busy}>
            {busy ? words().sending : words().send}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** `184 320,5` is `184320.50`; null when it is no sum. */
function sumOf(text: string): string | null {
  const [, rubles, kopecks = ''] = /^(\d{1,15})(?:[.,](\d{1,2}))?$/.exec(text.replaceAll(/\s/g, '')) ?? [];
  return rubles === undefined || Number(`${rubles}${kopecks}`) === 0
    ? null
    : `${rubles}.${kopecks.padEnd(2, '0')}`;
}

interface LabelledProps {
  id: string;
  label: string;
  error?: string | undefined;
  children: (attributes: {
    id: string;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
  }) => ComponentChildren;
}

function Labelled({ id, label, error, children }: LabelledProps) {
  const described = error === undefined ? undefined : `${id}-error`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-invalid': error !== undefined, 'aria-describedby': described })}
      {error !== undefined && (
        <p class="field-error" id={described} role="alert">
          <CircleAlert />
          {error}
        </p>
      )}
    </div>
  );
}
