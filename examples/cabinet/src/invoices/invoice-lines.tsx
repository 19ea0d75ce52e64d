import type { InvoiceDetail } from '@element-cabinet/sdk';
import { paymentTitle } from '@element-cabinet/sdk/format';
import { Day } from '@element-cabinet/ui/due-date';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { paths } from '../paths.ts';
import { words as payments } from '../payments/words.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** The payments of an invoice, as they were when it was made. */
export function InvoiceLines({ companyId, invoice }: { companyId: string; invoice: InvoiceDetail }) {
  return (
    <table>
      <caption class="hidden-visually">{words().contents}</caption>
      <thead>
        <tr>
          <th scope="col">{shared().payment}</th>
          <th scope="col" class="wide">
            {shared().due}
          </th>
          <th scope="col" class="wide end">
            {words().net}
          </th>
          <th scope="col" class="wide end">
            {words().vat}
          </th>
          <th scope="col" class="end">
            {shared().sum}
          </th>
        </tr>
      </thead>
      <tbody>
        {invoice.lines.map((line) => (
          <tr key={line.position}>
            <td>
              <a href={paths.payment(companyId, line.paymentId)}>{paymentTitle(line, locale.value)}</a>
              <div class="muted">
                {line.contract.number} · {line.contract.assetName}
              </div>
              <div class="narrow muted">
                <span>
                  {shared().due} <Day on={line.dueOn} today={invoice.asOf} />
                </span>
                <span>
                  {payments().vat(line.vatRatePercent)} <Money value={line.vat} />
                </span>
              </div>
            </td>
            <td class="wide">
              <Day on={line.dueOn} today={invoice.asOf} />
            </td>
            <td class="wide end">
              <Money value={line.net} />
            </td>
            <td class="wide end">
              <Money value={line.vat} />
              <div class="muted">{line.vatRatePercent} %</div>
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
          <td class="wide end">
            <Money value={invoice.net} />
          </td>
          <td class="wide end">
            <Money value={invoice.vat} />
          </td>
          <td class="end">
            <Money value={invoice.total} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
