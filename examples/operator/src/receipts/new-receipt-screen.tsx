import { ApiError, type NewOperatorReceipt } from '@element-cabinet/sdk';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { Failure } from '@element-cabinet/ui/failure';
import { Field } from '@element-cabinet/ui/field';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { paths } from '../paths.ts';
import { useToday } from '../sandbox/clock.ts';
import { Screen } from '../screen.tsx';
import { readSum } from './sum.ts';
import { useWaiting } from './waiting.ts';
import { words } from './words.ts';

const empty = { account: '', amount: '', bookedOn: '', number: '', payerInn: '', payerName: '', purpose: '' };
type Form = typeof empty;
type Wrong = Partial<Record<keyof Form, string>>;

/** What is wrong with a form before it is sent. */
function wrongIn(form: Form, today: string): Wrong {
  const wrong: Wrong = {};
  if (readSum(form.amount) === null) wrong.amount = words().sumWrong;
  if (form.bookedOn === '' || form.bookedOn > today) wrong.bookedOn = words().dayWrong;
  if (!/^\d{20}$/.test(form.account)) wrong.account = words().accountWrong;
  if (form.payerName.trim() === '') wrong.payerName = words().required;
  if (form.payerInn !== '' && !/^(\d{10}|\d{12})$/.test(form.payerInn)) wrong.payerInn = words().innWrong;
  if (form.purpose.trim() === '') wrong.purpose = words().required;
  return wrong;
}

/** Money that no statement brings. */
export function NewReceiptScreen() {
  const { route } = useLocation();
  const today = useToday();
  const waiting = useWaiting();
  const [typed, setForm] = useState<Form>(empty);
  // The day of the server may come after the form.
  const form = { ...typed, bookedOn: typed.bookedOn || today };
  const [wrong, setWrong] = useState<Wrong>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const latest = useResource('receipts-latest', () =>
    cabinet.operator.receipts.list({ state: 'all', limit: 1 }),
  );
  const account = latest.data?.items[0]?.account;
  useEffect(() => {
    if (account !== undefined && form.account === '') setForm({ ...typed, account });
  }, [account]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const found = wrongIn(form, today);
    setWrong(found);
    const amount = readSum(form.amount);
    if (busy || Object.keys(found).length > 0 || amount === null) return;
    setBusy(true);
    setFailure(undefined);
    const { account: to, bookedOn, number, payerInn, payerName, purpose } = form;
    const body: NewOperatorReceipt = { account: to, bookedOn, amount, payerName, purpose };
    if (number !== '') body.number = number;
    if (payerInn !== '') body.payerInn = payerInn;
    try {
      const made = await cabinet.operator.receipts.create({ body });
      waiting.refresh();
      showToast({ text: words().entered });
      route(paths.receipt(made.id));
    } catch (error) {
      setWrong(error instanceof ApiError ? placesOf(error) : {});
      setFailure(error);
    }
    setBusy(false);
  };
  const field = (name: keyof Form, label: string, more: { type?: 'date'; hint?: string } = {}) => (
    <Field
      name={`receipt-${name}`}
      label={label}
      value={form[name]}
      error={wrong[name]}
      onInput={(value) => setForm({ ...typed, [name]: value })}
      {...more}
    />
  );
  return (
    <Screen title={words().newReceipt}>
      <BackLink href={paths.receipts()} text={words().back} />
      <Card label={words().newReceipt}>
        <p class="muted">{words().newReceiptText}</p>
        <form class="entry" onSubmit={submit} noValidate>
          {field('amount', words().amount)}
          {field('bookedOn', words().booked, { type: 'date' })}
          {field('account', words().toAccount)}
          {field('number', words().documentNumber, { hint: words().documentNumberHint })}
          {field('payerName', words().payerName)}
          {field('payerInn', words().payerInn)}
          {field('purpose', words().purposeLabel)}
          <Failure failure={failure} />
          <div class="actions">
            <button type="submit" class="primary" aria-disabled={busy}>
              {busy ? words().entering : words().enter}
            </button>
          </div>
        </form>
      </Card>
    </Screen>
  );
}

/** What the server found wrong, at its field. */
function placesOf({ problem }: ApiError): Wrong {
  const wrong: Wrong = {};
  for (const { message, pointer } of problem?.errors ?? []) {
    const name = pointer.split('/')[1] ?? '';
    if (name in empty) wrong[name as keyof Form] = message;
  }
  return wrong;
}
