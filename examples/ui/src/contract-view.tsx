import { type ContractDetail, isZero } from '@element-cabinet/sdk';
import { formatDate } from '@element-cabinet/sdk/format';
import { Printer } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { Card } from './card.tsx';
import { ContractBadge } from './contract-badge.tsx';
import { words } from './contract-words.ts';
import { EmptyState } from './empty-state.tsx';
import { locale } from './i18n.ts';
import { Money } from './money.tsx';
import { NextPayment } from './next-payment.tsx';
import { Particulars } from './particulars.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { ScheduleTable } from './schedule-table.tsx';
import { SkeletonRows } from './skeleton.tsx';

interface ContractViewProps {
  contract: ContractDetail;
  /** The address of a payment, where it has one. */
  paymentHref?: ((paymentId: string) => string) | undefined;
  /** What stands before the schedule, which is long. */
  children?: ComponentChildren;
}

/** A contract: how much is left, what it says, and its schedule. */
export function ContractView({ contract, paymentHref, children }: ContractViewProps) {
  return (
    <>
      <div class="contract-top">
        <Summary contract={contract} paymentHref={paymentHref} />
        <Particulars contract={contract} />
      </div>
      {children}
      <Schedule contract={contract} paymentHref={paymentHref} />
    </>
  );
}

function Summary({ contract, paymentHref }: ContractViewProps) {
  const { asOf, asset, outstanding, overdue, paid, status, total } = contract;
  return (
    <Card title={asset.name} aside={<ContractBadge status={status} />}>
      <p class="muted">{words().left}</p>
      <p class="contract-left">
        <Money value={outstanding} />
      </p>
      <ProgressBar contract={contract} />
      <dl class="figures">
        <div>
          <dt class="muted">{words().paid}</dt>
          <dd>
            <Money value={paid} />
          </dd>
        </div>
        <div>
          <dt class="muted">{words().ofTotal}</dt>
          <dd>
            <Money value={total} />
          </dd>
        </div>
        {!isZero(overdue) && (
          <div>
            <dt class="danger">{words().overdue}</dt>
            <dd class="danger">
              <Money value={overdue} />
            </dd>
          </div>
        )}
        {contract.nextPayment && (
          <div>
            <dt class="muted">{words().nextPayment}</dt>
            <dd>
              <NextPayment contract={contract} today={asOf} paymentHref={paymentHref} />
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}

function Schedule({ contract: { asOf, schedule }, paymentHref }: ContractViewProps) {
  const since = formatDate(schedule.effectiveOn, asOf, locale.value);
  const aside = (
    <span class="schedule-aside">
      <span class="muted">{words().scheduleVersion(schedule.version, since)}</span>
      <button type="button" class="screen-only" onClick={() => print()}>
        <Printer />
        {words().print}
      </button>
    </span>
  );
  return (
    <Card title={words().schedule} aside={schedule.payments.length > 0 && aside}>
      {schedule.payments.length === 0 ? (
        <EmptyState title={words().scheduleEmpty} text={words().scheduleEmptyText} />
      ) : (
        <ScheduleTable payments={schedule.payments} today={asOf} paymentHref={paymentHref} />
      )}
    </Card>
  );
}

export function ContractSkeleton() {
  return (
    <div class="skeleton-screen">
      <div class="contract-top">
        <div class="card">
          <SkeletonRows rows={4} columns={2} />
        </div>
        <div class="card">
          <SkeletonRows rows={4} columns={2} />
        </div>
      </div>
      <div class="card">
        <SkeletonRows rows={12} columns={5} />
      </div>
    </div>
  );
}
