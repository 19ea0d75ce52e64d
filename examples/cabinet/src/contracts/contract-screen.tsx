import { type ContractDetail, isZero } from '@element-cabinet/sdk';
import { formatDate } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { ArrowLeft, Printer } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { cabinet } from '../session.ts';
import { words as shared } from '../words.ts';
import { ContractBadge } from './contract-badge.tsx';
import { NextPayment } from './next-payment.tsx';
import { Particulars } from './particulars.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { ScheduleTable } from './schedule-table.tsx';
import { words } from './words.ts';

export function ContractScreen() {
  const { companyId = '', contractId = '' } = useRoute().params;
  const contract = useResource(`contract:${contractId}`, () =>
    cabinet.contracts.get({ companyId, contractId }),
  );
  const title = contract.data ? `${shared().contract} ${contract.data.number}` : shared().contract;
  return (
    <Screen title={title}>
      <p class="screen-only">
        <a class="back" href={paths.contracts(companyId)}>
          <ArrowLeft />
          {words().back}
        </a>
      </p>
      <ResourceView resource={contract} skeleton={<ContractSkeleton />}>
        {(data) => (
          <>
            <div class="contract-top">
              <Summary contract={data} />
              <Particulars contract={data} />
            </div>
            <Schedule contract={data} />
          </>
        )}
      </ResourceView>
    </Screen>
  );
}

function Summary({ contract }: { contract: ContractDetail }) {
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
          <dt class="muted">{shared().paid}</dt>
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
              <NextPayment contract={contract} today={asOf} />
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}

function Schedule({ contract: { asOf, companyId, schedule } }: { contract: ContractDetail }) {
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
        <ScheduleTable companyId={companyId} payments={schedule.payments} today={asOf} />
      )}
    </Card>
  );
}

function ContractSkeleton() {
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
