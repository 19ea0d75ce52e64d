import { TabPanel, Tabs } from '@element-cabinet/ui/tabs';
import { useEffect, useRef } from 'preact/hooks';
import { DebtHead } from '../debt/debt-head.tsx';
import { NoticesOffer } from '../notices/notices-offer.tsx';
import { NotificationList } from '../notifications/notification-list.tsx';
import { PaymentList } from '../payments/payment-list.tsx';
import { lazily } from '../shared/lazily.tsx';
import type { View } from '../shared/storage.ts';
import { Footer } from './footer.tsx';
import { changeView, type Snapshot, snapshot, view } from './state.ts';
import { TopBar } from './top-bar.tsx';
import { words } from './words.ts';

/** The sign-in and the question for access are a chunk of its own: who is signed in never loads it. */
const SignInDoor = lazily(() => import('../session/signed-out.tsx').then((loaded) => loaded.SignedOut));

/** So is what is shown before anything was ever loaded. */
const NothingYet = lazily(() => import('./nothing-yet.tsx').then((loaded) => loaded.NothingYet));

export function Popup() {
  const state = snapshot.value;
  if (!state) return null;
  if (!state.signedIn || state.poll.failure === 'no_access') return <SignInDoor state={state} />;
  return (
    <>
      <header class="head">
        <h1 class="hidden-visually">{words().title}</h1>
        <TopBar state={state} />
        {state.cache && (
          <DebtHead summary={state.cache.summary.data} payments={state.cache.payments.data.items} />
        )}
      </header>
      {state.cache ? <Sections state={state} cache={state.cache} /> : <NothingYet state={state} />}
      <NoticesOffer state={state} />
      <Footer state={state} />
    </>
  );
}

function Sections({ state, cache }: { state: Snapshot; cache: NonNullable<Snapshot['cache']> }) {
  const { tab, scroll } = view.value;
  const { overdue, dueWithin30Days } = cache.summary.data;
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (panel.current) panel.current.scrollTop = scroll;
  }, []);
  const select = (id: string) => {
    changeView({ tab: id as View['tab'], scroll: 0 });
    if (panel.current) panel.current.scrollTop = 0;
  };
  return (
    <main>
      <Tabs
        label={words().sections}
        tabs={[
          { id: 'payments', label: words().payments, count: overdue.payments + dueWithin30Days.payments },
          { id: 'notifications', label: words().notifications, count: cache.notifications.data.unread },
        ]}
        selected={tab}
        onSelect={select}
      />
      <div
        class="scroller"
        ref={panel}
        onScroll={() => changeView({ scroll: panel.current?.scrollTop ?? 0 })}
      >
        <TabPanel id={tab}>
          {tab === 'payments' ? (
            <PaymentList state={state} page={cache.payments.data} />
          ) : (
            <NotificationList state={state} cache={cache} />
          )}
        </TabPanel>
      </div>
    </main>
  );
}
