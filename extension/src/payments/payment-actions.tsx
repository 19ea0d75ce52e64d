import type { Payment } from '@element-cabinet/sdk';
import { formatDate, formatMoney } from '@element-cabinet/sdk/format';
import { locale } from '@element-cabinet/ui/i18n';
import { useSignal } from '@preact/signals';
import { CircleCheck, Clock, Copy, FileText } from 'lucide-preact';
import { AnnouncementSheet } from '../announcements/announcement-sheet.tsx';
import { PayActions } from '../invoices/pay-actions.tsx';
import type { Snapshot } from '../popup/state.ts';
import { CabinetLink } from '../shared/cabinet-link.tsx';
import { cabinetLinks } from '../shared/cabinet-links.ts';
import { words } from './action-words.ts';
import { mayAct } from './may-act.ts';

interface PaymentActionsProps {
  payment: Payment;
  today: string;
  state: Snapshot;
}

/** What can be done with a payment, as far as the person's role goes, and what was said of it. */
export function PaymentActions({ payment, today, state }: PaymentActionsProps) {
  const { company } = state;
  const acts = company !== null && mayAct(company.role);
  return (
    <>
      {acts ? (
        <PayActions payment={payment} today={today} state={state} company={company} />
      ) : (
        <ReadActions payment={payment} state={state} />
      )}
      <Announced payment={payment} today={today} />
      {acts && <AnnouncementSheet companyId={company.id} today={today} />}
    </>
  );
}

function ReadActions({
  payment: { contract, outstanding },
  state,
}: Pick<PaymentActionsProps, 'payment' | 'state'>) {
  const copied = useSignal(false);
  const copy = async () => {
    // As a bank's form takes it: 184320.50
    await navigator.clipboard.writeText(outstanding.amount);
    copied.value = true;
  };
  return (
    <>
      <CabinetLink
        class="button"
        href={cabinetLinks(state.server, state.company?.id ?? null).contract(contract.id)}
        title={words().contractLabel(contract.number)}
      >
        <FileText />
        {words().contract}
      </CabinetLink>
      <button type="button" onClick={copy}>
        {copied.value ? <CircleCheck class="ok" /> : <Copy />}
        {copied.value ? words().copied : words().copySum}
      </button>
      <span class="hidden-visually" role="status">
        {copied.value && words().copied}
      </span>
    </>
  );
}

/** "Received / being posted": what became of the company's own "I have paid". */
function Announced({ payment: { announcement }, today }: Pick<PaymentActionsProps, 'payment' | 'today'>) {
  if (!announcement) return null;
  const { state, paidOn, amount } = announcement;
  const day = formatDate(paidOn, today, locale.value);
  const sum = formatMoney(amount, locale.value);
  const awaiting = state === 'awaiting';
  return (
    <p class="row-note muted">
      {awaiting ? <Clock /> : <CircleCheck class="ok" />}
      <span>{awaiting ? words().announced(day, sum) : words().received(day, sum)}</span>
    </p>
  );
}
