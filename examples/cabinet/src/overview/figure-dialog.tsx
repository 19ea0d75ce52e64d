import type { DebtExplanation, DebtFigure, DebtLine } from '@element-cabinet/sdk';
import { addDays, debtFigures, formatDate, paymentTitle, say } from '@element-cabinet/sdk/format';
import { DueDay } from '@element-cabinet/ui/due-day';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PenaltyPeriods } from '@element-cabinet/ui/penalty-periods';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { paths } from '../paths.ts';
import { words } from './figure-words.ts';

interface FigureDialogProps {
  companyId: string;
  figure: DebtFigure;
  onClose: () => void;
}

/** What the address asks for, if it is a sum of the overview. */
export const figureOf = (asked: string | undefined): DebtFigure | undefined =>
  (Object.keys(debtFigures) as DebtFigure[]).find((figure) => figure === asked);

/** A sum of the overview, opened to its lines; it has an address of its own. */
export function FigureDialog({ companyId, figure, onClose }: FigureDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const explanation = useResource(`figure:${companyId}:${figure}`, () =>
    cabinet.payments.explainDebtSummary({ companyId, figure }),
  );
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class="wide-dialog figure" aria-labelledby="figure-title" onClose={onClose}>
      <header>
        <h2 id="figure-title">{say(debtFigures, figure, locale.value)}</h2>
        <button
          type="button"
          class="plain square"
          aria-label={words().close}
          onClick={() => dialog.current?.close()}
        >
          <X />
        </button>
      </header>
      <p class="muted">{words()[figure]}</p>
      <ResourceView resource={explanation} skeleton={<SkeletonRows rows={3} columns={2} />}>
        {(data) => <Lines companyId={companyId} explanation={data} />}
      </ResourceView>
    </dialog>
  );
}

function Lines({ companyId, explanation }: { companyId: string; explanation: DebtExplanation }) {
  const { amount, asOf, count, figure, lines } = explanation;
  const ofReceipts = figure === 'overpayment' || figure === 'awaiting_allocation';
  return (
    <>
      <p class="debt-sum">
        <Money value={amount} />
      </p>
      {lines.length === 0 && <p class="muted">{words().nothing}</p>}
      <ul class="figure-lines">
        {lines.map((line) => (
          <li key={`${line.payment?.id ?? line.receipt?.id} ${line.amount.amount}`}>
            <div>
              <Name companyId={companyId} line={line} today={asOf} />
            </div>
            <Money value={line.amount} />
            {line.penalty && <PenaltyPeriods periods={line.penalty.periods} today={asOf} />}
          </li>
        ))}
      </ul>
      {lines.length < count && <p class="muted">{words().firstOf(lines.length, count)}</p>}
      {lines.length > 0 && (
        <p>
          <a href={listOf(companyId, figure, asOf)}>{ofReceipts ? words().toReceipts : words().toPayments}</a>
        </p>
      )}
    </>
  );
}

function Name({ companyId, line, today }: { companyId: string; line: DebtLine; today: string }) {
  const { payment, receipt } = line;
  if (payment) {
    return (
      <>
        <a href={paths.payment(companyId, payment.id)}>{paymentTitle(payment, locale.value)}</a>
        <div class="muted">
          {payment.contract.number} · {payment.contract.assetName}
        </div>
        <DueDay payment={payment} today={today} />
      </>
    );
  }
  return (
    receipt && <>{words().received(receipt.number, formatDate(receipt.bookedOn, today, locale.value))}</>
  );
}

/** The list that holds the same lines, and is filtered, sorted and printed there. */
function listOf(companyId: string, figure: DebtFigure, today: string): string {
  switch (figure) {
    case 'overpayment':
    case 'awaiting_allocation':
      return paths.receipts(companyId);
    case 'due_within_7_days':
      return paths.payments(companyId, { dueFrom: today, dueTo: addDays(today, 7) });
    case 'due_within_30_days':
      return paths.payments(companyId, { dueFrom: today, dueTo: addDays(today, 30) });
    case 'overdue':
    case 'penalty_estimate':
      return paths.payments(companyId, { state: 'overdue' });
    default:
      return paths.payments(companyId);
  }
}
