import { isZero, type Payment, type PaymentExplanation, type PenaltyBill } from '@element-cabinet/sdk';
import { announcementStates, formatDate, formatMoney, paymentTitle, say } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PenaltyPeriods } from '@element-cabinet/ui/penalty-periods';
import type { ComponentChildren } from 'preact';
import { paths } from '../paths.ts';
import { DueDateReason } from './due-date-origin.tsx';
import { words } from './explanation-words.ts';

interface ExplanationProps {
  companyId: string;
  explanation: PaymentExplanation;
}

/** Everything a payment's numbers follow from, each with its arithmetic. */
export function ExplanationCard({ companyId, explanation }: ExplanationProps) {
  const { asOf, announcements, dueDate, invoices, payment, penaltyBills, penaltyOf } = explanation;
  const day = (on: string) => formatDate(on, asOf, locale.value);
  return (
    <Card title={words().title}>
      <dl class="explained">
        <Line name={penaltyOf ? words().penaltyOf : words().schedule}>
          {penaltyOf ? (
            <Bill companyId={companyId} bill={penaltyOf} today={asOf} />
          ) : (
            <Version explanation={explanation} />
          )}
        </Line>
        <Line name={words().date}>
          <DueDateReason origin={dueDate} today={asOf} />
        </Line>
        <Line name={words().vat}>
          <Vat payment={payment} />
        </Line>
        <Line name={words().left}>
          <span class="formula">
            {formatMoney(payment.total, locale.value)} − {formatMoney(payment.paid, locale.value)} ={' '}
            {formatMoney(payment.outstanding, locale.value)}
          </span>
        </Line>
        {invoices.length > 0 && (
          <Line name={words().invoices}>
            {invoices.map(({ amount, id, issuedOn, number, status }) => (
              <div key={id}>
                <a href={paths.invoice(companyId, id)}>{words().invoice(number, day(issuedOn))}</a>:{' '}
                <Money value={amount} /> <span class="muted">{words().invoiceStatus(status)}</span>
              </div>
            ))}
          </Line>
        )}
        {announcements.length > 0 && (
          <Line name={words().announcements}>
            {announcements.map(({ amount, id, note, orderNumber, paidOn, state, withdrawnAt }) => (
              <div key={id}>
                {words().announced(day(paidOn), formatMoney(amount, locale.value))}
                {orderNumber && `, ${words().order(orderNumber)}`}{' '}
                <span class="muted">
                  {withdrawnAt === null ? say(announcementStates, state, locale.value) : words().withdrawn}
                </span>
                {note && <div class="muted purpose">{note}</div>}
              </div>
            ))}
          </Line>
        )}
        <Line name={words().penalty}>
          <Penalty explanation={explanation} />
        </Line>
        {penaltyBills.length > 0 && (
          <Line name={words().billed}>
            {penaltyBills.map((bill) => (
              <div key={bill.payment.id}>
                <a href={paths.payment(companyId, bill.payment.id)}>
                  {paymentTitle(bill.payment, locale.value)}
                </a>
                : <Money value={bill.amount} />{' '}
                <span class="muted">
                  {words().bill(day(bill.fromOn), day(bill.toOn), day(bill.billedOn))}
                </span>
              </div>
            ))}
          </Line>
        )}
      </dl>
    </Card>
  );
}

function Line({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt class="muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Version({ explanation: { asOf, schedule } }: { explanation: PaymentExplanation }) {
  if (!schedule) return <>{words().ofNoVersion}</>;
  const { currentVersion, effectiveOn, reason, version } = schedule;
  const known: Record<string, string> = { initial: words().initial, import: words().import };
  const unchanged = words().versionOf(version, currentVersion);
  return (
    <>
      {words().version(version, formatDate(effectiveOn, asOf, locale.value))}
      <div class="muted">{[known[reason] ?? reason, unchanged].filter(Boolean).join(', ')}</div>
    </>
  );
}

function Vat({ payment: { net, total, vat, vatRatePercent } }: { payment: Payment }) {
  if (vatRatePercent === 0) return <>{words().noVat}</>;
  const sum = (money: typeof net) => formatMoney(money, locale.value);
  return (
    <>
      <span class="formula">
        {sum(total)} × {vatRatePercent} / {100 + vatRatePercent} = {sum(vat)}
      </span>
      <div class="muted">
        <span class="formula">
          {words().vatNet} {sum(total)} − {sum(vat)} = {sum(net)}
        </span>
      </div>
    </>
  );
}

/** What a billed penalty is for, and how it adds up. */
function Bill({ companyId, bill, today }: { companyId: string; bill: PenaltyBill; today: string }) {
  const { billedOn, forPayment, fromOn, periods, toOn } = bill;
  const day = (on: string) => formatDate(on, today, locale.value);
  return (
    <>
      {forPayment && (
        <a href={paths.payment(companyId, forPayment.id)}>{paymentTitle(forPayment, locale.value)}</a>
      )}{' '}
      <span class="muted">{words().bill(day(fromOn), day(toOn), day(billedOn))}</span>
      <PenaltyPeriods periods={periods} today={today} />
    </>
  );
}

function Penalty({ explanation: { asOf, payment, penalty } }: { explanation: PaymentExplanation }) {
  if (payment.kind === 'penalty') return <>{words().noPenaltyOnPenalty}</>;
  const { amount, billedThrough, periods } = penalty;
  const closed = billedThrough && (
    <div class="muted">{words().billedThrough(formatDate(billedThrough, asOf, locale.value))}</div>
  );
  if (isZero(amount)) return closed || <>{words().noPenalty}</>;
  return (
    <>
      <PenaltyPeriods periods={periods} today={asOf} />
      {periods.length > 1 && (
        <div>
          {words().penaltyTotal}: <Money value={amount} />
        </div>
      )}
      {closed}
      <div class="muted">{words().penaltyNote}</div>
    </>
  );
}
