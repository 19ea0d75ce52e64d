import type { CompanyBalance, Payment } from '@element-cabinet/sdk';
import { paymentTitle } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { useSignal } from '@preact/signals';
import { Check, CircleAlert, CircleCheck, Copy, FileText, QrCode, WifiOff } from 'lucide-preact';
import { openAnnouncement } from '../announcements/draft.ts';
import { words } from '../payments/action-words.ts';
import { refusalWords } from '../payments/refusal-words.ts';
import type { Snapshot } from '../popup/state.ts';
import { type InvoiceAnswer, type Refusal, send } from '../shared/messages.ts';
import { requisitesOf } from './invoice.ts';
import { QrSheet } from './qr-sheet.tsx';
import type { InvoiceAsk } from './service.ts';

interface PayActionsProps {
  payment: Payment;
  today: string;
  state: Snapshot;
  company: CompanyBalance;
}

type Said = { tone: 'ok' | 'danger'; text: string } | null;

/** The ways to pay, all of one invoice, and the word that it was paid. */
export function PayActions({ payment, today, state, company }: PayActionsProps) {
  const busy = useSignal<'pdf' | 'qr' | 'copy' | null>(null);
  const said = useSignal<Said>(null);
  const qr = useSignal<InvoiceAnswer | null>(null);
  const offline = state.poll.failure === 'offline';
  const off = offline || busy.value !== null;

  const ask = (format: InvoiceAsk['format']) =>
    send('invoice', {
      companyId: company.id,
      paymentId: payment.id,
      contractId: payment.contract.id,
      outstanding: payment.outstanding.amount,
      format,
    });
  const refuse = (refusal: Refusal) => {
    said.value = { tone: 'danger', text: refusalWords(refusal) };
  };
  const act = (what: NonNullable<typeof busy.value>, work: () => Promise<void>) => async () => {
    if (off) return;
    busy.value = what;
    said.value = null;
    await work();
    busy.value = null;
  };
  const download = act('pdf', async () => {
    const answer = await ask('pdf');
    if (!('value' in answer)) return refuse(answer);
    const { invoice, file } = answer.value;
    if (file) save(file);
    said.value = { tone: 'ok', text: words().downloaded(invoice.number) };
  });
  const showQr = act('qr', async () => {
    const answer = await ask('qr');
    if (!('value' in answer)) return refuse(answer);
    qr.value = answer.value;
  });
  const copy = act('copy', async () => {
    const asked = ask(null);
    const text = asked.then((answer) => {
      if (!('value' in answer)) throw new Error('refused');
      return new Blob([requisitesOf(answer.value.invoice, words())], { type: 'text/plain' });
    });
    // Begun within the press: after the server's answer the browser might not allow it any more.
    const copied = await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]).then(
      () => true,
      () => false,
    );
    const answer = await asked;
    if (!('value' in answer)) return refuse(answer);
    const { number } = answer.value.invoice;
    said.value = copied
      ? { tone: 'ok', text: words().requisitesCopied(number) }
      : { tone: 'danger', text: words().copyFailed };
  });
  const announce = () => {
    if (off) return;
    void openAnnouncement({
      companyId: company.id,
      paymentId: payment.id,
      about: `${paymentTitle(payment, locale.value)} · ${payment.contract.number}`,
      paidOn: today,
    });
  };
  const Done = said.value?.tone === 'ok' ? CircleCheck : CircleAlert;
  return (
    <>
      <button
        type="button"
        class="primary"
        title={words().invoiceLabel}
        aria-disabled={off}
        aria-busy={busy.value === 'pdf'}
        onClick={download}
      >
        <FileText />
        {words().invoicePdf}
      </button>
      <button
        type="button"
        title={words().qrLabel}
        aria-disabled={off}
        aria-busy={busy.value === 'qr'}
        onClick={showQr}
      >
        <QrCode />
        {words().qr}
      </button>
      <button
        type="button"
        title={words().requisitesLabel}
        aria-disabled={off}
        aria-busy={busy.value === 'copy'}
        onClick={copy}
      >
        <Copy />
        {words().requisites}
      </button>
      {payment.announcement?.state !== 'awaiting' && (
        <button type="button" title={words().announceLabel} aria-disabled={off} onClick={announce}>
          <Check />
          {words().announce}
        </button>
      )}
      <p class={`row-note ${said.value?.tone ?? 'muted'}`} role="status">
        {offline ? <WifiOff /> : said.value && <Done />}
        <span>{offline ? words().offline : said.value?.text}</span>
      </p>
      {qr.value && (
        <QrSheet
          answer={qr.value}
          onClose={() => {
            qr.value = null;
          }}
        />
      )}
    </>
  );
}

/** Through the browser's own downloads. A `data:` URL outlives the popup, which the browser may close meanwhile. */
function save({ name, data }: { name: string; data: string }): void {
  Object.assign(document.createElement('a'), { href: data, download: name }).click();
}
