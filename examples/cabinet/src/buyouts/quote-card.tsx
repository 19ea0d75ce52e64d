import type { BuyoutQuote } from '@element-cabinet/sdk';
import {
  buyoutBases,
  buyoutLineTitle,
  formatDate,
  formatDateTime,
  formatMoney,
  say,
} from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { DownloadButton } from '@element-cabinet/ui/download-button';
import { describeError } from '@element-cabinet/ui/errors';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { wasCancelled } from '@element-cabinet/ui/passkeys';
import { cabinet } from '@element-cabinet/ui/session';
import { showToast } from '@element-cabinet/ui/toast';
import { withVerification } from '@element-cabinet/ui/verification';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { QuoteState } from './quote-state.tsx';
import { words } from './words.ts';

interface QuoteCardProps {
  companyId: string;
  quote: BuyoutQuote;
  role: string | null | undefined;
  onChange: (quote: BuyoutQuote) => void;
}

export function QuoteCard({ companyId, quote, role, onChange }: QuoteCardProps) {
  const { asOf, expiresOn, on, state, total, totalInWords } = quote;
  const day = (date: string) => formatDate(date, asOf, locale.value);
  const remark = remarkOn(quote, role);
  const ids = { companyId, contractId: quote.contract.id, buyoutQuoteId: quote.id };
  return (
    <Card title={words().quote(day(on))} aside={<QuoteState state={state} />}>
      <p class="contract-left">
        <Money value={total} />
      </p>
      <p class="muted conclusion">
        <span lang="ru">{totalInWords}</span>
        <br />
        {words().until(day(expiresOn))}, {say(buyoutBases, quote.basis, locale.value)}
      </p>
      <Lines quote={quote} />
      <div class="act-files screen-only">
        {state === 'open' && (role === 'owner' || role === 'signatory') && (
          <Acceptance quote={quote} ids={ids} onChange={onChange} />
        )}
        <DownloadButton label={words().pdf} load={() => cabinet.contracts.downloadBuyoutQuote(ids)} />
      </div>
      {remark !== null && <p class="muted note">{remark}</p>}
    </Card>
  );
}

function remarkOn({ acceptedAt, acceptedBy, state }: BuyoutQuote, role: string | null | undefined) {
  if (acceptedAt !== null)
    return words().accepted(acceptedBy ?? '', formatDateTime(acceptedAt, locale.value));
  if (state === 'expired') return words().expired;
  return role === 'owner' || role === 'signatory' ? null : words().forOwners;
}

function Lines({ quote: { lines, total, vat } }: { quote: BuyoutQuote }) {
  return (
    <table>
      <caption class="hidden-visually">{words().line}</caption>
      <thead>
        <tr>
          <th scope="col">{words().line}</th>
          <th scope="col" class="end wide">
            {words().net}
          </th>
          <th scope="col" class="end wide">
            {words().vat}
          </th>
          <th scope="col" class="end">
            {words().withVat}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.kind} ${line.payment?.id}`}>
            <td>
              {buyoutLineTitle(line, locale.value)}
              <div class="muted">
                {line.vatRatePercent === 0 ? words().noVat : `${words().vat} ${line.vatRatePercent}\u00a0%`}
              </div>
            </td>
            <td class="end wide">
              <Money value={line.net} />
            </td>
            <td class="end wide">
              <Money value={line.vat} />
            </td>
            <td class="end">
              <Money value={line.total} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr class="totals">
          <th scope="row">{words().total}</th>
          <td class="wide" />
          <td class="end wide">
            <Money value={vat} />
          </td>
          <td class="end">
            <Money value={total} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

interface AcceptanceProps {
  quote: BuyoutQuote;
  ids: { companyId: string; contractId: string; buyoutQuoteId: string };
  onChange: (quote: BuyoutQuote) => void;
}

function Acceptance({ quote, ids, onChange }: AcceptanceProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const accept = async () => {
    setAsking(false);
    setBusy(true);
    setError(undefined);
    try {
      onChange(await withVerification(() => cabinet.contracts.acceptBuyoutQuote(ids)));
      showToast({ text: words().acceptedToast });
    } catch (failure) {
      if (wasCancelled(failure)) return;
      const { title, detail } = describeError(failure);
      setError(detail ?? title);
    } finally {
      setBusy(false);
    }
  };
  const sum = formatMoney(quote.total, locale.value);
  return (
    <>
      {error && (
        <p class="field-error" role="alert">
          <CircleAlert />
          {error}
        </p>
      )}
      <button type="button" class="primary" disabled={busy} aria-busy={busy} onClick={() => setAsking(true)}>
        {words().accept}
      </button>
      {asking && (
        <ConfirmDialog
          title={words().acceptQuestion}
          text={words().acceptText(sum, formatDate(quote.on, quote.asOf, locale.value))}
          action={words().accept}
          onConfirm={accept}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
