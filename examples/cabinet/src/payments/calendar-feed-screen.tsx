import type { CalendarFeed } from '@element-cabinet/sdk';
import { formatDateTime } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { CalendarPlus, CircleCheck } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { FeedAddress, HowToAdd } from './calendar-feed-address.tsx';
import { words } from './calendar-feed-words.ts';
import { MoneyTabs } from './money-tabs.tsx';

type Asking = 'remake' | 'revoke' | undefined;

export function CalendarFeedScreen() {
  const { companyId = '' } = useRoute().params;
  const feed = useResource(paths.calendarFeed(companyId), () =>
    cabinet.payments.getCalendarFeed({ companyId }),
  );
  const [address, setAddress] = useState<string>();
  const [asking, setAsking] = useState<Asking>();
  const [busy, setBusy] = useState(false);

  const change = async (act: () => Promise<void>) => {
    setAsking(undefined);
    if (busy) return;
    setBusy(true);
    try {
      await act();
    } catch {
      showToast({ text: words().failed });
    }
    setBusy(false);
    feed.refresh();
  };
  const make = () =>
    change(async () => {
      const made = await cabinet.payments.createCalendarFeed({ companyId, body: { language: locale.value } });
      setAddress(made.address);
    });
  const revoke = () =>
    change(async () => {
      await cabinet.payments.revokeCalendarFeed({ companyId });
      setAddress(undefined);
      showToast({ text: words().revoked });
    });

  return (
    <Screen title={words().title}>
      <MoneyTabs companyId={companyId} />
      <p class="muted lead">{words().lead}</p>
      {address && <FeedAddress address={address} />}
      <Card label={words().title}>
        <ResourceView resource={feed} skeleton={<SkeletonRows rows={3} columns={2} />}>
          {(state) =>
            state.state === 'none' ? (
              <EmptyState icon={CalendarPlus} title={words().none} text={words().noneText}>
                <button type="button" class="primary" aria-disabled={busy} onClick={make}>
                  {words().make}
                </button>
              </EmptyState>
            ) : (
              <Connected feed={state} shown={address !== undefined} busy={busy} onAsk={setAsking} />
            )
          }
        </ResourceView>
      </Card>
      <HowToAdd />
      {asking && (
        <ConfirmDialog
          title={asking === 'revoke' ? words().revokeTitle : words().remakeTitle}
          text={asking === 'revoke' ? words().revokeText : words().remakeText}
          action={words()[asking]}
          onConfirm={asking === 'revoke' ? revoke : make}
          onCancel={() => setAsking(undefined)}
        />
      )}
    </Screen>
  );
}

interface ConnectedProps {
  feed: CalendarFeed;
  /** The address is still on the screen. */
  shown: boolean;
  busy: boolean;
  onAsk: (what: Asking) => void;
}

function Connected({ feed: { createdAt, lastReadAt }, shown, busy, onAsk }: ConnectedProps) {
  const at = (instant: string) => formatDateTime(instant, locale.value);
  return (
    <div class="feed-state">
      <p class="line-title">
        <span class="badge ok">
          <CircleCheck />
          {words().active}
        </span>
      </p>
      <p class="muted">
        {[
          createdAt && words().since(at(createdAt)),
          lastReadAt ? words().lastRead(at(lastReadAt)) : words().neverRead,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {!shown && <p class="muted">{words().hidden}</p>}
      <p class="muted">{words().narrowed}</p>
      <div class="feed-acts">
        <button type="button" aria-disabled={busy} onClick={() => onAsk('remake')}>
          {words().remake}
        </button>
        <button type="button" aria-disabled={busy} onClick={() => onAsk('revoke')}>
          {words().revoke}
        </button>
      </div>
    </div>
  );
}
