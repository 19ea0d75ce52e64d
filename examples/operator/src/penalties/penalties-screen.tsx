import type { PenaltyPreview } from '@element-cabinet/sdk';
import { formatPercent } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CircleCheck } from 'lucide-preact';
import { useLocation, useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { useToday } from '../sandbox/clock.ts';
import { Screen } from '../screen.tsx';
import { PenaltyLines } from './penalty-lines.tsx';
import { words } from './words.ts';

const defaultDays = 10;

/** What billing a contract's penalties would make, and the button that does. Day and term stand in the address. */
export function PenaltiesScreen() {
  const { params, query } = useRoute();
  const { route } = useLocation();
  const today = useToday();
  const contractId = params.contractId ?? '';
  const upTo = query.upTo && query.upTo <= today ? query.upTo : undefined;
  const dueInDays = Number(query.dueInDays) || defaultDays;
  const contract = useResource(paths.contract(contractId), () =>
    cabinet.operator.contracts.get({ contractId }),
  );
  const preview = useResource(
    paths.penalties(contractId, { upTo: upTo ?? today, dueInDays: `${dueInDays}` }),
    () => cabinet.operator.payments.previewPenaltyBill({ contractId, dueInDays, ...(upTo ? { upTo } : {}) }),
  );
  const change = (changed: { upTo?: string | undefined; dueInDays?: number }) => {
    const asked = { upTo, dueInDays, ...changed };
    const days = asked.dueInDays === defaultDays ? undefined : `${asked.dueInDays}`;
    route(paths.penalties(contractId, { upTo: asked.upTo, dueInDays: days }), true);
  };
  return (
    <Screen title={contract.data ? words().title(contract.data.number) : words().bill}>
      <BackLink href={paths.contract(contractId)} text={words().toContract} />
      <search class="filters screen-only" aria-label={words().bill}>
        <label>
          <span>{words().upTo}</span>
          <input
            type="date"
            max={today}
            value={upTo ?? today}
            onChange={({ currentTarget: { value } }) => {
              if (value && value <= today) change({ upTo: value === today ? undefined : value });
            }}
          />
        </label>
        <label>
          <span>{words().dueInDays}</span>
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={365}
            value={dueInDays}
            onChange={({ currentTarget: { value } }) => {
              const days = Number(value);
              if (Number.isInteger(days) && days >= 1 && days <= 365) change({ dueInDays: days });
            }}
          />
        </label>
      </search>
      <Card label={words().penalty}>
        <ResourceView resource={preview} skeleton={<SkeletonRows rows={3} columns={4} />}>
          {(data) => (
            <Preview
              preview={data}
              onSettled={() => {
                preview.refresh();
                contract.refresh();
              }}
            />
          )}
        </ResourceView>
      </Card>
    </Screen>
  );
}

function Preview({ preview, onSettled }: { preview: PenaltyPreview; onSettled: () => void }) {
  if (preview.lines.length === 0) {
    return <EmptyState icon={CircleCheck} title={words().empty} text={words().emptyText} />;
  }
  return (
    <>
      <p class="muted">{words().rate(formatPercent(preview.dailyRatePercent, locale.value))}</p>
      <PenaltyLines key={`${preview.upTo} ${preview.lines.length}`} preview={preview} onSettled={onSettled} />
    </>
  );
}
