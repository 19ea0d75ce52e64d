import { addMoney, type DebtSummary, type Money as MoneyValue, type Payment } from '@element-cabinet/sdk';
import { countOf, formatDate, formatMoney, nouns, relativeDays } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { CalendarClock, CircleAlert, CircleCheck, Clock } from 'lucide-preact';
import { isSoon } from '../badge/badge.ts';
import { words } from '../popup/words.ts';

/** The one sum that matters, and three beside it. */
export function DebtHead({ summary, payments }: { summary: DebtSummary; payments: Payment[] }) {
  const { dueWithin7Days, dueWithin30Days, overpayment, awaitingAllocation } = summary;
  const waiting = awaitingAllocation.amount !== '0.00';
  return (
    <section aria-label={words().parts}>
      <Sum summary={summary} payments={payments} />
      <dl class="cells">
        <Cell label={words().within7} value={dueWithin7Days.amount} />
        <Cell label={words().within30} value={dueWithin30Days.amount} />
        <Cell label={words().overpayment} value={overpayment} />
      </dl>
      {waiting && (
        <p class="waiting muted">{words().received(formatMoney(awaitingAllocation, locale.value))}</p>
      )}
    </section>
  );
}

function Sum({ summary, payments }: { summary: DebtSummary; payments: Payment[] }) {
  const { overdue, daysOverdue, nextPayment, asOf } = summary;
  if (overdue.payments > 0) {
    return (
      <>
        <p class="urgency danger">
          <CircleAlert />
          {words().overdue(countOf(daysOverdue, nouns.day, locale.value))}
        </p>
        <Painted value={overdue.amount} />
      </>
    );
  }
  if (nextPayment) {
    const soon = isSoon(nextPayment);
    const when = `${formatDate(nextPayment.dueOn, asOf, locale.value)}, ${relativeDays(nextPayment.dueOn, asOf, locale.value)}`;
    const sameDay = payments.filter(({ dueOn }) => dueOn === nextPayment.dueOn);
    const several = sameDay.length > 1;
    return (
      <>
        <p class={`urgency ${soon ? 'warn' : 'muted'}`}>
          {soon ? <Clock /> : <CalendarClock />}
          {several ? `${countOf(sameDay.length, nouns.payment, locale.value)}, ${when}` : words().next(when)}
        </p>
        <Painted
          value={
            several ? addMoney(...sameDay.map(({ outstanding }) => outstanding)) : nextPayment.outstanding
          }
        />
      </>
    );
  }
  return (
    <>
      <p class="urgency ok">
        <CircleCheck />
        {words().allPaid}
      </p>
      <Painted value={overdue.amount} />
    </>
  );
}

/** `elementtiming` tells the test when it was painted. */
function Painted({ value }: { value: MoneyValue }) {
  return (
    <p class="sum" {...{ elementtiming: 'sum' }}>
      <Money value={value} />
    </p>
  );
}

/** From ten millions on, three sums side by side have to be smaller. */
const longFrom = '10000000.00'.length;

function Cell({ label, value }: { label: string; value: MoneyValue }) {
  return (
    <div class={value.amount.length >= longFrom ? 'long' : ''}>
      <dt>{label}</dt>
      <dd>
        <Money value={value} />
      </dd>
    </div>
  );
}
