import type {
  ScheduleDifference as Difference,
  Money as MoneyValue,
  ScheduleLine,
} from '@element-cabinet/sdk';
import { compareMoney, subtractMoney } from '@element-cabinet/sdk';
import { paymentTitle } from '@element-cabinet/sdk/format';
import { CircleMinus, CirclePlus } from 'lucide-preact';
import { DueDay, ProvisionalNote } from './due-day.tsx';
import { Figure } from './fact.tsx';
import { locale } from './i18n.ts';
import { Money } from './money.tsx';
import { words } from './schedule-words.ts';

interface ScheduleDifferenceProps {
  difference: Difference;
  today: string;
}

type Row = { key: string; before: ScheduleLine | null; after: ScheduleLine | null };

/** What differs between two schedules: the sums as a whole, then line by line, each as it was and as it is. */
export function ScheduleDifference({ difference, today }: ScheduleDifferenceProps) {
  const { after, before } = difference;
  const rows = rowsOf(difference);
  return (
    <>
      <dl class="figures difference-figures">
        <Figure num name={words().paymentsCount}>
          {before.payments === after.payments ? after.payments : `${before.payments} → ${after.payments}`}
        </Figure>
        <Sums name={words().total} before={before.total} after={after.total} />
        <Sums name={words().buyout} before={before.buyout} after={after.buyout} />
      </dl>
      {rows.length === 0 ? (
        <p class="nothing">{words().same}</p>
      ) : (
        <>
          <table class="difference">
            <caption class="hidden-visually">{words().difference}</caption>
            <thead>
              <tr>
                <th scope="col">{words().line}</th>
                <th scope="col">{words().was}</th>
                <th scope="col">{words().becomes}</th>
                <th scope="col" class="end wide">
                  {words().change}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line key={row.key} row={row} today={today} />
              ))}
            </tbody>
          </table>
          <ProvisionalNote payments={rows.flatMap((row) => row.after ?? [])} />
        </>
      )}
    </>
  );
}

function rowsOf({ added, changed, removed }: Difference): Row[] {
  const keyOf = ({ kind, number }: ScheduleLine) => `${kind} ${number}`;
  const rows: Row[] = [
    ...changed.map((line) => ({ key: keyOf(line.after), ...line })),
    ...removed.map((before) => ({ key: keyOf(before), before, after: null })),
    ...added.map((after) => ({ key: keyOf(after), before: null, after })),
  ];
  const dayOf = ({ after, before }: Row) => (after ?? before)?.nominalDueOn ?? '';
  return rows.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}

function Line({ row: { after, before }, today }: { row: Row; today: string }) {
  const line = after ?? before;
  if (!line) return null;
  return (
    <tr>
      <th scope="row">
        {paymentTitle(line, locale.value)}
        {!before && (
          <div class="muted mark-line">
            <CirclePlus />
            {words().added}
          </div>
        )}
        {!after && (
          <div class="muted mark-line">
            <CircleMinus />
            {words().removed}
          </div>
        )}
      </th>
      <td>
        <Side line={before} today={today} />
      </td>
      <td>
        <Side line={after} today={today} />
      </td>
      <td class="end wide">{before && after && <Delta from={before.total} to={after.total} />}</td>
    </tr>
  );
}

function Side({ line, today }: { line: ScheduleLine | null; today: string }) {
  if (!line) return <span class="muted">—</span>;
  return (
    <>
      <Money value={line.total} />
      <div class="muted">
        <DueDay payment={line} today={today} />
      </div>
      <div class="muted num">{words().vat(line.vatRatePercent)}</div>
    </>
  );
}

/** How much more or less, with its sign. */
function Delta({ from, to }: { from: MoneyValue; to: MoneyValue }) {
  const sign = compareMoney(to, from);
  if (sign === 0) return <span class="muted">{words().sumStays}</span>;
  return (
    <span class="num">
      {sign > 0 && '+'}
      <Money value={subtractMoney(to, from)} />
    </span>
  );
}

function Sums({ name, before, after }: { name: string; before: MoneyValue; after: MoneyValue }) {
  return (
    <Figure num name={name}>
      <Money value={after} />
      {compareMoney(before, after) !== 0 && (
        <div class="muted">
          {words().wasSum} <Money value={before} /> (<Delta from={before} to={after} />)
        </div>
      )}
    </Figure>
  );
}
