import type { ListOperatorMailsParams, OperatorMail } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { describeError } from '@element-cabinet/ui/errors';
import { locale } from '@element-cabinet/ui/i18n';
import { PageView } from '@element-cabinet/ui/page-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CircleAlert, CircleCheck, Clock, Mail } from 'lucide-preact';
import { useRoute } from 'preact-iso';
import { FilterLinks } from '../filter-links.tsx';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { kindName } from './mail-kinds.ts';
import { words } from './words.ts';

type State = NonNullable<NonNullable<ListOperatorMailsParams>['state']>;
const states: readonly State[] = ['refused', 'waiting', 'sent', 'all'];

/** Mail that did not arrive, and all the rest. */
export function MailsScreen() {
  const { query } = useRoute();
  const { cursor } = query;
  const state = states.find((known) => known === query.state) ?? 'refused';
  const address = (filters: { state?: State; cursor?: string | undefined }) =>
    paths.mails({ ...filters, state: filters.state === 'refused' ? undefined : filters.state });
  const page = useResource(paths.mails({ state, cursor }), () =>
    cabinet.operator.mails.list({ state, ...(cursor ? { cursor } : {}) }),
  );
  const counts: Partial<Record<State, number>> = page.data ?? {};

  const retry = async ({ id }: OperatorMail) => {
    try {
      await cabinet.operator.mails.retry({ mailId: id });
      showToast({ text: words().retried });
    } catch (error) {
      const { title, detail } = describeError(error);
      showToast({ text: [title, detail].filter(Boolean).join('. ') });
    }
    page.refresh();
  };

  return (
    <Screen title={shared().mails}>
      <FilterLinks
        label={words().filter}
        selected={state}
        links={states.map((each) => ({
          id: each,
          label: words()[each],
          href: address({ state: each }),
          count: counts[each],
        }))}
      />
      <Card label={words()[state]}>
        <PageView
          page={page}
          skeleton={<SkeletonRows rows={6} columns={3} />}
          empty={<NoMails state={state} />}
          cursor={cursor}
          href={(next) => address({ state, cursor: next })}
        >
          {({ items }) => <Mails mails={items} onRetry={retry} />}
        </PageView>
      </Card>
    </Screen>
  );
}

function NoMails({ state }: { state: State }) {
  return state === 'refused' ? (
    <EmptyState icon={CircleCheck} title={words().emptyRefused} text={words().emptyRefusedText} />
  ) : (
    <EmptyState icon={Mail} title={words().empty} text={words().emptyText} />
  );
}

function Mails({ mails, onRetry }: { mails: OperatorMail[]; onRetry: (mail: OperatorMail) => void }) {
  return (
    <table>
      <caption class="hidden-visually">{shared().mails}</caption>
      <thead>
        <tr>
          <th scope="col">{words().recipient}</th>
          <th scope="col" class="wide">
            {words().state}
          </th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.id}>
            <td>
              <span class="email">{mail.recipient}</span>
              <div class="muted">
                {kindName(mail.kind)}, {words().created(formatDateTime(mail.createdAt, locale.value))}
              </div>
              <div class="narrow">
                <Fate mail={mail} onRetry={onRetry} />
              </div>
            </td>
            <td class="wide fate-column">
              <Fate mail={mail} onRetry={onRetry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fate({ mail, onRetry }: { mail: OperatorMail; onRetry: (mail: OperatorMail) => void }) {
  const { attempts, lastError, nextTryAt, recipient, sentAt, state } = mail;
  const at = (instant: string) => formatDateTime(instant, locale.value);
  const facts = [
    attempts > 0 ? words().attempts(attempts) : state === 'waiting' && words().neverTried,
    sentAt !== null && words().sentAt(at(sentAt)),
    nextTryAt !== null && attempts + (lastError ? 1 : 0) > 0 && words().next(at(nextTryAt)),
  ];
  return (
    <div class="fate">
      <StateBadge state={state} />
      <span class="muted">{facts.filter(Boolean).join(', ')}</span>
      {lastError !== null && <span class="email">{lastError}</span>}
      {(state === 'refused' || lastError !== null) && state !== 'sent' && (
        <button type="button" aria-label={words().retryOf(recipient)} onClick={() => onRetry(mail)}>
          {words().retry}
        </button>
      )}
    </div>
  );
}

function StateBadge({ state }: { state: OperatorMail['state'] }) {
  if (state === 'sent')
    return (
      <span class="badge ok">
        <CircleCheck />
        {words().stateOfSent}
      </span>
    );
  return (
    <span class={state === 'refused' ? 'badge warn' : 'badge plain'}>
      {state === 'refused' ? <CircleAlert /> : <Clock />}
      {state === 'refused' ? words().stateOfRefused : words().stateOfWaiting}
    </span>
  );
}
