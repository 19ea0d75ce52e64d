import type { ScheduleChangePreview } from '@element-cabinet/sdk';
import { formatDate, say, scheduleObstacles } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { ScheduleDifference } from '@element-cabinet/ui/schedule-difference';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CalendarSync, CircleAlert, CircleCheck } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { ChangeForm } from './change-form.tsx';
import { changeOf, kindOf, type Wish } from './wish.ts';
import { words } from './words.ts';

/** "What if": a wished change, whether it may be asked for, and how the schedule would differ. Nothing is saved. */
export function ScheduleChangeScreen() {
  const { params, query } = useRoute();
  const { companyId = '', contractId = '' } = params;
  const wish: Wish = { kind: kindOf(query.kind), value: query.value ?? '' };
  const asked = changeOf(wish) !== null;
  return (
    <Screen title={words().change}>
      <BackLink href={paths.contract(companyId, contractId)} text={words().backToContract} />
      <p class="muted lead">{words().changeLead}</p>
      <ChangeForm
        key={wish.kind}
        wish={wish}
        href={(next) => paths.scheduleChange(companyId, contractId, { ...next })}
      />
      {asked ? (
        <Preview companyId={companyId} contractId={contractId} wish={wish} />
      ) : (
        <Card>
          <EmptyState icon={CalendarSync} title={words().changeEmpty} text={words().changeEmptyText} />
        </Card>
      )}
    </Screen>
  );
}

function Preview({ companyId, contractId, wish }: { companyId: string; contractId: string; wish: Wish }) {
  const preview = useResource(`change:${contractId}:${wish.kind}:${wish.value}`, () => {
    const body = changeOf(wish);
    if (!body) throw new Error('asked only with a value');
    return cabinet.contracts.previewScheduleChange({ companyId, contractId, body });
  });
  return (
    <ResourceView
      resource={preview}
      skeleton={
        <div class="card">
          <SkeletonRows rows={8} columns={4} />
        </div>
      }
    >
      {(data) => (
        <>
          <Answer preview={data} />
          {data.difference && (
            <Card title={words().changePreview}>
              <ScheduleDifference difference={data.difference} today={data.asOf} />
            </Card>
          )}
        </>
      )}
    </ResourceView>
  );
}

function Answer({
  preview: { asOf, eligible, nextPossibleOn, obstacles },
}: {
  preview: ScheduleChangePreview;
}) {
  if (eligible)
    return (
      <Card>
        <p class="debt-state ok">
          <CircleCheck />
          {words().eligible}
        </p>
        <p class="muted">{words().eligibleText}</p>
      </Card>
    );
  return (
    <Card>
      <p class="debt-state warn">
        <CircleAlert />
        {words().notEligible}
      </p>
      <ul>
        {obstacles.map((obstacle) => (
          <li key={obstacle}>{say(scheduleObstacles, obstacle, locale.value)}.</li>
        ))}
      </ul>
      {nextPossibleOn && <p>{words().nextPossible(formatDate(nextPossibleOn, asOf, locale.value))}</p>}
    </Card>
  );
}
