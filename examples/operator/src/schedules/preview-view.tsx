import { type ComputedScheduleLine, isZero, type SchedulePreview, toKopecks } from '@element-cabinet/sdk';
import { paymentTitle } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { DueDay, ProvisionalNote } from '@element-cabinet/ui/due-day';
import { Figure } from '@element-cabinet/ui/fact';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ScheduleChart } from '@element-cabinet/ui/schedule-chart';
import { words as scheduleWords } from '@element-cabinet/ui/schedule-words';
import { ScrollArea } from '@element-cabinet/ui/scroll-area';
import { words } from './words.ts';

/** What terms come to: totals with VAT by rate, the chart, and every line with how it came about. */
export function PreviewView({ preview, today }: { preview: SchedulePreview; today: string }) {
  const { interest, lines, totals, vatByRate } = preview;
  const { buyout, paymentsCount, principal, total } = scheduleWords();
  return (
    <>
      <Card title={words().preview}>
        <dl class="figures difference-figures">
          <Figure num name={total}>
            <Money value={totals.total} />
          </Figure>
          <Figure num name={paymentsCount}>
            {totals.payments}
          </Figure>
          {interest && (
            <Figure num name={words().interest}>
              <Money value={interest} />
            </Figure>
          )}
          {!isZero(totals.buyout) && (
            <Figure num name={buyout}>
              <Money value={totals.buyout} />
            </Figure>
          )}
          {vatByRate.map(({ vat, vatRatePercent }) => (
            <Figure num key={vatRatePercent} name={words().vatAt(vatRatePercent)}>
              <Money value={vat} />
            </Figure>
          ))}
        </dl>
      </Card>
      <ScheduleChart
        parts={lines.map((line) => ({ on: line.dueOn, kopecks: partsOf(line) }))}
        series={[
          { id: 'principal', label: principal, tone: 'series-1' },
          { id: 'interest', label: scheduleWords().interest, tone: 'series-3' },
        ]}
      />
      <Card>
        <ScrollArea label={scheduleWords().sums}>
          <Lines lines={lines} today={today} />
        </ScrollArea>
        <ProvisionalNote payments={lines} />
      </Card>
    </>
  );
}

/** A negative part can't be drawn: then the payment is. */
function partsOf({ interest, principal, total }: ComputedScheduleLine): Record<string, bigint> {
  const [price, above] = [principal, interest].map((part) => (part ? toKopecks(part) : 0n)) as [
    bigint,
    bigint,
  ];
  if (price < 0n || above < 0n || price + above === 0n) return { principal: toKopecks(total) };
  return { principal: price, interest: above };
}

function Lines({ lines, today }: { lines: ComputedScheduleLine[]; today: string }) {
  const setOff = lines.some(({ advanceSetOff }) => !isZero(advanceSetOff));
  const parts = lines.some(({ principal }) => principal !== null);
  const { lineDue, lineGross, lineInterest, lineKind, linePrincipal, lineSetOff, lineTotal, lineVat } =
    words();
  const heads = [
    ...(setOff ? [lineGross, lineSetOff] : []),
    ...[lineTotal, lineVat],
    ...(parts ? [linePrincipal, lineInterest] : []),
  ];
  return (
    <table>
      <caption class="hidden-visually">{words().preview}</caption>
      <thead>
        <tr>
          <th scope="col">{lineKind}</th>
          <th scope="col">{lineDue}</th>
          {heads.map((head) => (
            <th key={head} scope="col" class="end">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.kind} ${line.number}`}>
            <th scope="row" class="num">
              {paymentTitle(line, locale.value)}
            </th>
            <td>
              <DueDay payment={line} today={today} />
            </td>
            {setOff && (
              <>
                <td class="end">
                  <Money value={line.gross} />
                </td>
                <td class="end muted">
                  <Money value={line.advanceSetOff} />
                </td>
              </>
            )}
            <td class="end">
              <Money value={line.total} />
            </td>
            <td class="end muted">
              <Money value={line.grossVat} /> <span class="num">({line.vatRatePercent} %)</span>
            </td>
            {parts && (
              <>
                <td class="end muted">{line.principal && <Money value={line.principal} />}</td>
                <td class="end muted">{line.interest && <Money value={line.interest} />}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
