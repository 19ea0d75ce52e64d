import type { Payment, PaymentPage } from '@element-cabinet/sdk';
import { formatDate, paymentTitle } from '@element-cabinet/sdk/format';
import { DateTile } from '@element-cabinet/ui/date-tile';
import { DueWords } from '@element-cabinet/ui/due-date';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { toneOf } from '@element-cabinet/ui/tone';
import { signal, useSignal } from '@preact/signals';
import { ArrowUpRight, CircleCheck, Copy, FileText } from 'lucide-preact';
import type { Snapshot } from '../popup/state.ts';
import { words } from '../popup/words.ts';
import { CabinetLink } from '../shared/cabinet-link.tsx';
import { cabinetLinks } from '../shared/cabinet-links.ts';

const shownAtMost = 20;

/** The row whose actions are shown; the first until another is pointed at or focused. */
const current = signal<string | null>(null);

export function PaymentList({ state, page }: { state: Snapshot; page: PaymentPage }) {
  const links = cabinetLinks(state.server, state.company?.id ?? null);
  const shown = page.items.slice(0, shownAtMost);
  if (shown.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={words().allPaid} text={words().allPaidText}>
        <CabinetLink class="button" href={links.payments()}>
          {words().allPayments}
          <ArrowUpRight />
        </CabinetLink>
      </EmptyState>
    );
  }
  const expanded = shown.some(({ id }) => id === current.value) ? current.value : shown[0]?.id;
  return (
    <>
      <ul class="rows">
        {shown.map((payment) => (
          <Row
            key={payment.id}
            payment={payment}
            today={page.asOf}
            expanded={payment.id === expanded}
            links={links}
          />
        ))}
      </ul>
      {(page.items.length > shown.length || page.nextCursor !== null) && (
        <CabinetLink class="button plain more" href={links.payments()}>
          {words().allPayments}
          <ArrowUpRight />
        </CabinetLink>
      )}
    </>
  );
}

interface RowProps {
  payment: Payment;
  today: string;
  expanded: boolean;
  links: ReturnType<typeof cabinetLinks>;
}

/** One row alone is expanded, so that pointing at another moves nothing from under the pointer. */
function Row({ payment, today, expanded, links }: RowProps) {
  const title = paymentTitle(payment, locale.value);
  const { id, contract, dueOn, nominalDueOn, outstanding } = payment;
  const point = () => {
    current.value = id;
  };
  const moved = dueOn === nominalDueOn ? '' : words().shifted(formatDate(nominalDueOn, dueOn, locale.value));
  const about = `${contract.number} · ${moved || contract.assetName}`;
  return (
    <li class={expanded ? 'row expanded' : 'row'} onMouseEnter={point} onFocusCapture={point}>
      <CabinetLink class="row-main" href={links.payment(id)}>
        <DateTile on={dueOn} today={today} tone={toneOf(payment)} />
        <span class="row-text">
          <span class="row-line">
            <b class="cut" title={title}>
              {title}
            </b>
            <b>
              <Money value={outstanding} />
            </b>
          </span>
          <span class="row-line small">
            <span class="cut muted" title={`${about}${moved ? ` · ${contract.assetName}` : ''}`}>
              {about}
            </span>
            <DueWords payment={payment} />
          </span>
        </span>
      </CabinetLink>
      {expanded && <Actions payment={payment} href={links.contract(contract.id)} />}
    </li>
  );
}

function Actions({ payment: { contract, outstanding }, href }: { payment: Payment; href: string }) {
  const copied = useSignal(false);
  const copy = async () => {
    // As a bank's form takes it: 184320.50
    await navigator.clipboard.writeText(outstanding.amount);
    copied.value = true;
  };
  return (
    <div class="row-actions">
      <CabinetLink class="button" href={href} title={words().contractLabel(contract.number)}>
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
    </div>
  );
}
