import { addMoney, type PenaltyPreview, type PenaltyPreviewLine } from '@element-cabinet/sdk';
import { countOf, formatDate, formatMoney, nouns, paymentTitle } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PenaltyPeriods } from '@element-cabinet/ui/penalty-periods';
import { cabinet } from '@element-cabinet/ui/session';
import { useState } from 'preact/hooks';
import { Confirm } from '../imports/confirm.tsx';
import { words } from './words.ts';

interface PenaltyLinesProps {
  preview: PenaltyPreview;
  onSettled: () => void;
}

/** Each payment with its formula; what is overdue is chosen, what was paid late may be. */
export function PenaltyLines({ preview, onSettled }: PenaltyLinesProps) {
  const { asOf, contractId, dueOn, lines, upTo } = preview;
  const overdue = lines.filter((line) => line.overdue).map(({ payment }) => payment.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(overdue));
  const billed = lines.filter(({ payment }) => chosen.has(payment.id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const total = addMoney({ amount: '0.00', currency: 'RUB' }, ...billed.map(({ amount }) => amount));
  const day = formatDate(dueOn, asOf, locale.value);
  return (
    <>
      <table class="sticky penalty-lines">
        <caption class="hidden-visually">{words().penalty}</caption>
        <thead>
          <tr>
            <th scope="col">{words().payment}</th>
            <th scope="col" class="wide">
              {words().formula}
            </th>
            <th scope="col" class="end">
              {words().penalty}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row
              key={line.payment.id}
              line={line}
              today={asOf}
              chosen={chosen.has(line.payment.id)}
              onToggle={() => toggle(line.payment.id)}
            />
          ))}
        </tbody>
      </table>
      <p class="muted note">
        {words().due} {day}
      </p>
      {billed.length === 0 ? (
        <p class="nothing">{words().nothingChosen}</p>
      ) : (
        <Confirm
          action={words().action(formatMoney(total, locale.value))}
          text={words().confirmText(day)}
          done={words().done}
          run={(options) =>
            cabinet.operator.payments.billPenalty(
              {
                contractId,
                body: {
                  upTo,
                  dueInDays: daysTo(preview),
                  paymentIds: billed.map(({ payment }) => payment.id),
                },
              },
              options,
            )
          }
          onSettled={onSettled}
        />
      )}
    </>
  );
}

/** The term that was previewed. */
const daysTo = ({ asOf, nominalDueOn }: PenaltyPreview) =>
  Math.round((Date.parse(nominalDueOn) - Date.parse(asOf)) / 86_400_000);

interface RowProps {
  line: PenaltyPreviewLine;
  today: string;
  chosen: boolean;
  onToggle: () => void;
}

function Row({ line, today, chosen, onToggle }: RowProps) {
  const { amount, days, overdue, payment, periods } = line;
  const title = paymentTitle(payment, locale.value);
  const formula = <PenaltyPeriods periods={periods} today={today} />;
  return (
    <tr>
      <td>
        <label class="choice">
          <input type="checkbox" checked={chosen} onChange={onToggle} aria-label={words().choose(title)} />
          <span>{title}</span>
        </label>
        <div class={overdue ? 'danger' : 'muted'}>
          {overdue ? words().overdue : words().paidLate}, {countOf(days, nouns.day, locale.value)}
        </div>
        <div class="narrow">{formula}</div>
      </td>
      <td class="wide">{formula}</td>
      <td class="end">
        <Money value={amount} />
      </td>
    </tr>
  );
}
