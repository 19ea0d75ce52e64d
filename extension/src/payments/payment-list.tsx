import type { Payment, PaymentPage } from '@element-cabinet/sdk';
import { formatDate, paymentTitle } from '@element-cabinet/sdk/format';
import { DateTile } from '@element-cabinet/ui/date-tile';
import { DueWords } from '@element-cabinet/ui/due-date';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { toneOf } from '@element-cabinet/ui/tone';
import { signal } from '@preact/signals';
import { ArrowUpRight, CircleCheck } from 'lucide-preact';
import type { Snapshot } from '../popup/state.ts';
import { words } from '../popup/words.ts';
import { CabinetLink } from '../shared/cabinet-link.tsx';
import { cabinetLinks } from '../shared/cabinet-links.ts';
import { lazily } from '../shared/lazily.tsx';

const shownAtMost = 20;

/** A chunk of its own: the sum does not wait for it. */
const Actions = lazily(() => import('./payment-actions.tsx').then((loaded) => loaded.PaymentActions));

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
            state={state}
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
  state: Snapshot;
}

/** One row alone is expanded, so that pointing at another moves nothing from under the pointer. */
function Row({ payment, today, expanded, links, state }: RowProps) {
  const title = paymentTitle(payment, locale.value);
  const { id, contract, dueOn, nominalDueOn, outstanding, announcement } = payment;
  const point = () => {
    current.value = id;
  };
  const moved = dueOn === nominalDueOn ? '' : words().shifted(formatDate(nominalDueOn, dueOn, locale.value));
  const posting = announcement?.state === 'awaiting' ? `${words().posting} · ` : '';
  const about = `${posting}${contract.number} · ${moved || contract.assetName}`;
  return (
    <li id={id} class={expanded ? 'row expanded' : 'row'} onMouseEnter={point} onFocusCapture={point}>
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
            <span class="cut muted" title={`${about} · ${contract.assetName}`}>
              {about}
            </span>
            <DueWords payment={payment} />
          </span>
        </span>
      </CabinetLink>
      {expanded && (
        <div class="row-actions">
          <Actions payment={payment} today={today} state={state} />
        </div>
      )}
    </li>
  );
}
