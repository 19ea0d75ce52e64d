import type { Incident, ListIncidentsParams } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { ShieldCheck } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { FilterLinks } from '../filter-links.tsx';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { Clock } from './clock.tsx';
import { words } from './words.ts';

type State = NonNullable<NonNullable<ListIncidentsParams>['state']>;
const states: readonly State[] = ['open', 'closed', 'all'];

/** The register of reports of unauthorized access, with the clocks of the law. */
export function IncidentsScreen() {
  const { query } = useRoute();
  const { cursor } = query;
  const state = states.find((known) => known === query.state) ?? 'open';
  const address = (filters: { state: State; cursor?: string | undefined }) =>
    paths.incidents({ ...filters, state: filters.state === 'open' ? undefined : filters.state });
  const page = useResource(paths.incidents({ state, cursor }), () =>
    cabinet.operator.incidents.list({ state, ...(cursor ? { cursor } : {}) }),
  );
  return (
    <Screen title={shared().incidents}>
      <FilterLinks
        label={words().filter}
        selected={state}
        links={states.map((each) => ({
          id: each,
          label: words()[each],
          href: address({ state: each }),
          count: each === 'open' ? page.data?.open : undefined,
        }))}
      />
      <Card label={words()[state]}>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={4} columns={2} />}
          empty={<EmptyState icon={ShieldCheck} title={words().empty} text={words().emptyText} />}
          cursor={cursor}
          href={(next) => address({ state, cursor: next })}
        >
          {({ items }) => <Incidents incidents={items} />}
        </PageView>
      </Card>
    </Screen>
  );
}

function Incidents({ incidents }: { incidents: Incident[] }) {
  return (
    <table>
      <caption class="hidden-visually">{shared().incidents}</caption>
      <thead>
        <tr>
          <th scope="col">{words().incident}</th>
          <th scope="col" class="wide">
            {words().clocks}
          </th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((incident) => (
          <tr key={incident.id}>
            <td>
              <a href={paths.incident(incident.id)}>{incident.number}</a>
              <div>{incident.person.name}</div>
              <div class="muted">{words().reported(formatDateTime(incident.reportedAt, locale.value))}</div>
              <div class="narrow">
                <Clocks incident={incident} />
              </div>
            </td>
            <td class="wide">
              <Clocks incident={incident} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Clocks({ incident }: { incident: Incident }) {
  return (
    <>
      <Clock name={words().notice} due={incident.noticeDueAt} done={incident.noticedAt} />
      <Clock name={words().inquiry} due={incident.inquiryDueAt} done={incident.inquiredAt} />
    </>
  );
}
