import type { InvoiceDetail } from '@element-cabinet/sdk';
import { formatMoney } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { showToast } from '@element-cabinet/ui/toast';
import { Copy } from 'lucide-preact';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** What is typed into a payment order, and one button that copies all of it. */
export function Requisites({ invoice }: { invoice: InvoiceDetail }) {
  const rows = rowsOf(invoice);
  const copy = async () => {
    const text = rows.map(([label, value]) => `${label}: ${value}`).join('\n');
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    showToast({ text: copied ? words().copied : words().copyFailed });
  };
  return (
    <div class="requisites">
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="screen-only" onClick={copy}>
        <Copy />
        {words().copy}
      </button>
    </div>
  );
}

function rowsOf({ purpose, seller, total }: InvoiceDetail): [label: string, value: string][] {
  const { bank, inn, kpp, name } = seller;
  return [
    [words().payee, name],
    [words().inn, kpp ? `${inn} / ${kpp}` : inn],
    [words().account, bank.account],
    [words().bank, bank.name],
    [words().bik, bank.bik],
    [words().correspondentAccount, bank.correspondentAccount],
    [shared().sum, formatMoney(total, locale.value)],
    [words().purpose, purpose],
  ];
}
