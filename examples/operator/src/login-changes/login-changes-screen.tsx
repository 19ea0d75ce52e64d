import type { ListOperatorLoginChangesParams, OperatorLoginChange } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { LoginChangeBadge } from '@element-cabinet/ui/login-change-badge';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CircleCheck, KeyRound } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { FilterLinks } from '../filter-links.tsx';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { useWaitingLoginChanges } from './waiting.ts';
import { words } from './words.ts';

type State = NonNullable<NonNullable<ListOperatorLoginChangesParams>['state']>;
const states: readonly State[] = ['waiting_approval', 'waiting_confirmation', 'closed', 'all'];

/** The queue of changes of login: who has waited longest stands first. */
export function LoginChangesScreen() {
  const { query } = useRoute();
  const { cursor } = query;
  const state = states.find((known) => known === query.state) ?? 'waiting_approval';
  const { data: waiting } = useWaitingLoginChanges();
  const address = (filters: { state?: State; cursor?: string | undefined }) =>
    paths.loginChanges({
      ...filters,
      state: filters.state === 'waiting_approval' ? undefined : filters.state,
    });
  const page = useResource(paths.loginChanges({ state, cursor }), () =>
    cabinet.operator.loginChanges.list({ state, limit: 50, ...(cursor ? { cursor } : {}) }),
  );
  return (
    <Screen title={shared().loginChanges}>
      <FilterLinks
        label={words().filter}
        selected={state}
        links={states.map((each) => ({
          ...{ id: each, label: words()[each], href: address({ state: each }) },
          count: each === 'waiting_approval' ? waiting : undefined,
        }))}
      />
      <Card label={words()[state]}>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={6} columns={4} />}
          empty={<Nothing state={state} />}
          cursor={cursor}
          href={(next) => address({ state, cursor: next })}
        >
          {({ items }) => <LoginChangesTable changes={items} />}
        </PageView>
      </Card>
    </Screen>
  );
}

function LoginChangesTable({ changes }: { changes: readonly OperatorLoginChange[] }) {
  return (
    <table class="sticky">
      <caption class="hidden-visually">{shared().loginChanges}</caption>
      <thead>
        <tr>
          <th scope="col">{words().person}</th>
          <th scope="col" class="wide">
            {words().login}
          </th>
          <th scope="col" class="wide">
            {words().requestedAt}
          </th>
          <th scope="col" class="wide">
            {words().state}
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const { company, id, lostMailbox, person, requestedAt, state } = change;
          const asked = (
            <>
              {formatDateTime(requestedAt, locale.value)}
              {lostMailbox && <div class="muted">{words().lostMark}</div>}
            </>
          );
          return (
            <tr key={id}>
              <td>
                <a class="payer" href={paths.loginChange(id)}>
                  {person.name}
                </a>
                <div class="muted">{company.name}</div>
                <div class="narrow">
                  <Logins change={change} />
                  <LoginChangeBadge state={state} />
                  <div class="muted">{asked}</div>
                </div>
              </td>
              <td class="wide email">
                <Logins change={change} />
              </td>
              <td class="wide">{asked}</td>
              <td class="wide">
                <LoginChangeBadge state={state} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const Logins = ({ change: { newLogin, oldLogin } }: { change: OperatorLoginChange }) => (
  <div class="email">
    {newLogin}
    <div class="muted">← {oldLogin}</div>
  </div>
);

function Nothing({ state }: { state: State }) {
  if (state === 'waiting_approval')
    return <EmptyState icon={CircleCheck} title={words().emptyWaiting} text={words().emptyWaitingText} />;
  return (
    <EmptyState icon={KeyRound} title={words().empty} text={words().emptyText}>
      <a class="button" href={paths.loginChanges()}>
        {words().toWaiting}
      </a>
    </EmptyState>
  );
}
