import type { ApplicationCounts, ListApplicationsParams, OperatorApplication } from '@element-cabinet/sdk';
import { clientTypes, formatDateTime, regionName, say } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { Money } from '@element-cabinet/ui/money';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CircleCheck, ClipboardList } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { FilterLinks } from '../filter-links.tsx';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { ApplicationBadge } from './application-badge.tsx';
import { useApplicationCounts } from './counts.ts';
import { words } from './words.ts';

type State = NonNullable<NonNullable<ListApplicationsParams>['state']>;
const states = [
  ...['waiting', 'submitted', 'in_review', 'approved', 'contracted', 'rejected', 'set_aside'],
] as const satisfies State[];

const countOf = (state: State, counts: ApplicationCounts | undefined): number | undefined => {
  if (!counts) return undefined;
  const { approved, inReview, setAside, submitted } = counts;
  const known: Partial<Record<State, number>> = {
    ...{
      waiting: submitted + inReview + approved,
      submitted,
      in_review: inReview,
      approved,
      set_aside: setAside,
    },
  };
  return known[state];
};

/** The queue: the oldest promise first. */
export function ApplicationsScreen() {
  const { query } = useRoute();
  const { cursor } = query;
  const state = states.find((known) => known === query.state) ?? 'waiting';
  const { data: counts } = useApplicationCounts();
  const address = (filters: { state?: State; cursor?: string | undefined }) =>
    paths.applications({ ...filters, state: filters.state === 'waiting' ? undefined : filters.state });
  const page = useResource(paths.applications({ state, cursor }), () =>
    cabinet.operator.applications.list({ state, limit: 50, ...(cursor ? { cursor } : {}) }),
  );
  return (
    <Screen title={shared().applications}>
      <FilterLinks
        label={words().filter}
        selected={state}
        links={states.map((each) => ({
          ...{ id: each, label: words()[each], href: address({ state: each }) },
          count: countOf(each, counts),
        }))}
      />
      {state === 'set_aside' && <p class="muted lead">{words().set_asideText}</p>}
      <Card label={words()[state]}>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={8} columns={4} />}
          empty={<Nothing state={state} />}
          cursor={cursor}
          href={(next) => address({ state, cursor: next })}
        >
          {({ asOf, items }) => <ApplicationsTable applications={items} today={asOf} />}
        </PageView>
      </Card>
    </Screen>
  );
}

interface ApplicationsTableProps {
  applications: readonly OperatorApplication[];
  today: string;
}

function ApplicationsTable({ applications, today }: ApplicationsTableProps) {
  return (
    <table class="sticky">
      <caption class="hidden-visually">{shared().applications}</caption>
      <thead>
        <tr>
          <th scope="col">{words().applicant}</th>
          <th scope="col" class="wide">
            {words().wanted}
          </th>
          <th scope="col" class="wide">
            {words().state}
          </th>
          <th scope="col" class="end">
            {words().amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {applications.map((application) => {
          const { amount, asset, clientType, id, inn, name, number, region, submittedAt } = application;
          const badge = <ApplicationBadge application={application} today={today} />;
          return (
            <tr key={id}>
              <td>
                <a class="payer" href={paths.application(id)}>
                  {name}
                </a>
                <div class="muted">
                  {say(clientTypes, clientType, locale.value)} · {shared().inn(inn)} ·{' '}
                  {regionName(region, locale.value)}
                </div>
                <div class="narrow">
                  <div>{asset}</div>
                  {badge}
                </div>
              </td>
              <td class="wide">
                {asset}
                <div class="muted">
                  <span class="num">{number}</span> · {formatDateTime(submittedAt, locale.value)}
                </div>
              </td>
              <td class="wide">{badge}</td>
              <td class="end">
                <Money value={amount} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Nothing({ state }: { state: State }) {
  if (state === 'waiting')
    return <EmptyState icon={CircleCheck} title={words().emptyWaiting} text={words().emptyWaitingText} />;
  return (
    <EmptyState icon={ClipboardList} title={words().empty} text={words().emptyText}>
      <a class="button" href={paths.applications()}>
        {words().toWaiting}
      </a>
    </EmptyState>
  );
}
