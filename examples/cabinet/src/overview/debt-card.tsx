import { type DebtFigure, type DebtSummary, isZero, type Money as MoneyValue } from '@element-cabinet/sdk';
import { countOf, formatDate, nouns, paymentTitle } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { DueWords } from '@element-cabinet/ui/due-date';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { cabinet } from '@element-cabinet/ui/session';
import { CircleAlert, CircleCheck } from 'lucide-preact';
import { useMayInvoice } from '../invoices/may-invoice.ts';
import { MAX_PICKED } from '../invoices/picking.ts';
import { paths } from '../paths.ts';
import { PayActs } from './pay-acts.tsx';
import { words } from './words.ts';

/** The sum that matters: what is overdue, else the next payment, else that all is paid; under it the rest of the picture. */
export function DebtCard({ debt }: { debt: DebtSummary }) {
  const { announced, asOf, companyId, dueWithin30Days, dueWithin7Days, nextPayment } = debt;
  const { overdue, overpayment, penaltiesBilled, penaltyEstimate } = debt;
  const linesOf = (figure: DebtFigure) => paths.overview(companyId, { figure });
  const overdueFirst = overdue.payments > 0;
  return (
    <Card class="debt" label={words().debt}>
      {overdueFirst ? <Overdue debt={debt} /> : nextPayment ? <Next debt={debt} /> : <AllPaid debt={debt} />}
      <dl class="figures">
        {overdueFirst && nextPayment && (
          <Figure
            name={words().nextOn(formatDate(nextPayment.dueOn, asOf, locale.value))}
            value={nextPayment.outstanding}
            href={paths.payment(companyId, nextPayment.id)}
          />
        )}
        <Figure name={words().within7} value={dueWithin7Days.amount} href={linesOf('due_within_7_days')} />
        <Figure name={words().within30} value={dueWithin30Days.amount} href={linesOf('due_within_30_days')} />
        {!isZero(penaltiesBilled.amount) && (
          <Figure
            name={words().penalties}
            value={penaltiesBilled.amount}
            href={linesOf('penalties_billed')}
          />
        )}
        {!isZero(penaltyEstimate) && (
          <Figure name={words().penaltyEstimate} value={penaltyEstimate} href={linesOf('penalty_estimate')} />
        )}
        {!isZero(announced) && (
          <Figure name={words().announced} value={announced} href={linesOf('announced')} />
        )}
        <Figure name={words().overpayment} value={overpayment} href={linesOf('overpayment')} />
        {!isZero(debt.awaitingAllocation) && (
          <Figure
            name={words().awaiting}
            value={debt.awaitingAllocation}
            href={linesOf('awaiting_allocation')}
          />
        )}
      </dl>
    </Card>
  );
}

function Overdue({ debt }: { debt: DebtSummary }) {
  const { asOf, companyId, daysOverdue, overdue, overdueSince } = debt;
  const mayPay = useMayInvoice(companyId);
  return (
    <>
      <p class="debt-state danger">
        <CircleAlert />
        {words().overdueFor(countOf(daysOverdue, nouns.day, locale.value))}
      </p>
      <p class="debt-sum">
        <a class="quiet" href={paths.overview(companyId, { figure: 'overdue' })}>
          <Money value={overdue.amount} />
        </a>
      </p>
      <p class="muted">
        {countOf(overdue.payments, nouns.payment, locale.value)}
        {overdueSince && `, ${words().overdueSince(formatDate(overdueSince, asOf, locale.value))}`} ·{' '}
        <a href={paths.overview(companyId, { figure: 'overdue' })}>{words().madeOf}</a>
      </p>
      {mayPay && overdue.payments <= MAX_PICKED ? (
        <PayActs companyId={companyId} load={() => overdueOf(companyId)} />
      ) : (
        <a class="button primary" href={paths.payments(companyId, { state: 'overdue' })}>
          {words().showOverdue}
        </a>
      )}
    </>
  );
}

async function overdueOf(companyId: string) {
  const { items } = await cabinet.payments.list({ companyId, state: 'overdue', limit: MAX_PICKED });
  return items;
}

function Next({ debt: { asOf, companyId, nextPayment } }: { debt: DebtSummary }) {
  const mayPay = useMayInvoice(companyId);
  if (!nextPayment) return null;
  return (
    <>
      <p class="debt-state">
        <span>
          {words().next}, {formatDate(nextPayment.dueOn, asOf, locale.value)}
        </span>
        <DueWords payment={nextPayment} />
      </p>
      <p class="debt-sum">
        <a class="quiet" href={paths.payment(companyId, nextPayment.id)}>
          <Money value={nextPayment.outstanding} />
        </a>
      </p>
      <p class="muted">
        <a href={paths.payment(companyId, nextPayment.id)}>{paymentTitle(nextPayment, locale.value)}</a> ·{' '}
        <a href={paths.contract(companyId, nextPayment.contract.id)}>{nextPayment.contract.number}</a> ·{' '}
        {nextPayment.contract.assetName}
      </p>
      {mayPay ? (
        <PayActs companyId={companyId} load={() => Promise.resolve([nextPayment])} />
      ) : (
        <a class="button primary" href={paths.payment(companyId, nextPayment.id)}>
          {words().showPayment}
        </a>
      )}
    </>
  );
}

function AllPaid({ debt: { companyId } }: { debt: DebtSummary }) {
  return (
    <>
      <p class="debt-state ok">
        <CircleCheck />
        {words().nothing}
      </p>
      <p class="debt-sum">
        <Money value={{ amount: '0.00', currency: 'RUB' }} />
      </p>
      <p class="muted">{words().nothingText}</p>
      <a class="button" href={paths.contracts(companyId, { status: 'all' })}>
        {words().allContracts}
      </a>
    </>
  );
}

function Figure({ name, value, href }: { name: string; value: MoneyValue; href?: string }) {
  return (
    <div>
      <dt class="muted">{name}</dt>
      <dd>
        {href ? (
          <a href={href}>
            <Money value={value} />
          </a>
        ) : (
          <Money value={value} />
        )}
      </dd>
    </div>
  );
}
