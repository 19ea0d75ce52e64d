import type { LoginChange, Me } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { BackLink } from '@element-cabinet/ui/back-link';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { Failure } from '@element-cabinet/ui/failure';
import { locale } from '@element-cabinet/ui/i18n';
import { LoginChangeBadge } from '@element-cabinet/ui/login-change-badge';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet, useMe } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words as common } from '../words.ts';
import { ChangeSteps, papersAttached } from './change-steps.tsx';
import { words } from './change-words.ts';

type Latest = { me: Me; change: LoginChange | undefined };

const isOpen = ({ state }: LoginChange) => state === 'waiting_confirmation' || state === 'waiting_approval';

/** `/login-change`: four steps to another login; what came of the latest change, and another one. */
export function ChangeScreen() {
  const person = useMe();
  const latest = useResource<Latest>('login-change', async () => {
    const [me, page] = await Promise.all([
      cabinet.account.getMe(),
      cabinet.account.listLoginChanges({ limit: 1 }),
    ]);
    return { me, change: page.items[0] };
  });
  const [again, setAgain] = useState(false);
  const changed = (change: LoginChange) => {
    setAgain(false);
    latest.update(({ me }) => ({ me, change }));
  };
  // An approval gives the whole page another login.
  const login = latest.data?.me.email;
  useEffect(() => {
    if (login && person.data && person.data.email !== login) person.refresh();
  }, [login]);
  return (
    <Screen title={words().title}>
      <BackLink href={paths.profile()} text={common().profile} />
      <p class="muted lead">{words().lead}</p>
      <ResourceView resource={latest} skeleton={<ChangeSkeleton />}>
        {({ change, me }) =>
          change && !again && !isOpen(change) ? (
            <Outcome change={change} onAgain={() => setAgain(true)} />
          ) : (
            <UnderWay
              me={me}
              change={change && isOpen(change) ? change : undefined}
              onChanged={changed}
              onConflict={latest.refresh}
            />
          )
        }
      </ResourceView>
    </Screen>
  );
}

interface UnderWayProps {
  me: Me;
  change: LoginChange | undefined;
  onChanged: (change: LoginChange) => void;
  onConflict: () => void;
}

function UnderWay({ me, change, onChanged, onConflict }: UnderWayProps) {
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const cancel = async ({ id: loginChangeId }: LoginChange) => {
    setAsking(false);
    setFailure(undefined);
    try {
      onChanged(await cabinet.account.cancelLoginChange({ loginChangeId }));
      showToast({ text: words().cancelledDone });
    } catch (error) {
      setFailure(error);
      onConflict();
    }
  };
  return (
    <Card label={words().steps} class="login-change">
      <p class="lead change-next" role="status">
        {change ? nextOf(change) : words().none(me.email ?? '')}
      </p>
      {change?.lostMailbox && <p class="muted">{words().lostMailbox}</p>}
      <ChangeSteps me={me} change={change} onChanged={onChanged} />
      <Failure failure={failure} />
      {change && (
        <div class="actions">
          <button type="button" onClick={() => setAsking(true)}>
            {words().cancel}
          </button>
        </div>
      )}
      {change && asking && (
        <ConfirmDialog
          title={words().cancelTitle}
          text={words().cancelText}
          action={words().cancel}
          onConfirm={() => cancel(change)}
          onCancel={() => setAsking(false)}
        />
      )}
    </Card>
  );
}

function nextOf(change: LoginChange): string {
  const papers = papersAttached(change);
  if (change.confirmedAt === null) return papers ? words().nextConfirm : words().nextBoth;
  if (papers) return words().nextApproval;
  return change.form ? words().nextAttorney : words().nextForm;
}

/** How the latest change ended. */
function Outcome({ change, onAgain }: { change: LoginChange; onAgain: () => void }) {
  const { newLogin, oldLogin, rejectionReason, revertUntil } = change;
  const until = revertUntil && Date.parse(revertUntil) > Date.now() ? revertUntil : null;
  const text = {
    ...{ waiting_confirmation: '', waiting_approval: '' },
    approved: until
      ? words().approvedText(newLogin, formatDateTime(until, locale.value))
      : words().approvedForGood(newLogin),
    rejected: words().rejectedText(oldLogin),
    cancelled: words().cancelledText(oldLogin),
    reverted: words().revertedText(oldLogin),
    expired: words().expiredText(oldLogin),
  }[change.state];
  const title = isOpen(change) ? '' : words()[change.state as 'approved'];
  return (
    <Card title={title} aside={<LoginChangeBadge state={change.state} />} class="login-change">
      <p class="lead">{text}</p>
      {rejectionReason && (
        <div class="change-reason">
          <p class="muted">{words().reason}</p>
          <div class="reason">{rejectionReason}</div>
        </div>
      )}
      <div class="actions">
        <button type="button" class="primary" onClick={onAgain}>
          {words().again}
        </button>
      </div>
    </Card>
  );
}

function ChangeSkeleton() {
  return (
    <div class="card login-change">
      <SkeletonRows rows={5} columns={1} />
    </div>
  );
}
