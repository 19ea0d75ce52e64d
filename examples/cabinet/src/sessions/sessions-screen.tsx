import type { Session } from '@element-cabinet/sdk';
import { formatDateTime, say, sessionKinds } from '@element-cabinet/sdk/format';
import { Card } from '@element-cabinet/ui/card';
import { ConfirmDialog } from '@element-cabinet/ui/confirm-dialog';
import { locale } from '@element-cabinet/ui/i18n';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet, signOut } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { showToast } from '@element-cabinet/ui/toast';
import { useResource } from '@element-cabinet/ui/use-resource';
import { Globe, Puzzle } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Screen } from '../screen.tsx';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

export function SessionsScreen() {
  const sessions = useResource('sessions', async () => {
    const all: Session[] = [];
    for await (const session of cabinet.sessions.list({ limit: 200 })) all.push(session);
    return all;
  });
  const [asked, setAsked] = useState<Session>();

  const revoke = async ({ id }: Session) => {
    setAsked(undefined);
    try {
      await cabinet.sessions.revoke({ sessionId: id });
      sessions.update((shown) => shown.filter((session) => session.id !== id));
      showToast({ text: words().ended });
    } catch {
      showToast({ text: words().endFailed });
      sessions.refresh();
    }
  };

  return (
    <Screen title={shared().sessions}>
      <p class="muted lead">{words().lead}</p>
      <ResourceView resource={sessions} skeleton={<SessionsSkeleton />}>
        {(all) => (
          <Card>
            <ul class="lines">
              {all.map((session) => (
                <SessionLine key={session.id} session={session} onRevoke={() => setAsked(session)} />
              ))}
            </ul>
          </Card>
        )}
      </ResourceView>
      {asked && (
        <ConfirmDialog
          title={words().confirmTitle(nameOf(asked))}
          text={words().confirmText}
          action={words().revoke}
          onConfirm={() => revoke(asked)}
          onCancel={() => setAsked(undefined)}
        />
      )}
    </Screen>
  );
}

function SessionLine({ session, onRevoke }: { session: Session; onRevoke: () => void }) {
  const { address, createdAt, current, kind, lastUsedAt } = session;
  const Icon = kind === 'extension' ? Puzzle : Globe;
  const facts = [
    say(sessionKinds, kind, locale.value),
    current ? words().now : words().lastUsed(formatDateTime(lastUsedAt, locale.value)),
    words().since(formatDateTime(createdAt, locale.value)),
    address && words().address(address),
  ];
  return (
    <li>
      <span class={`mark ${current ? 'ok' : 'accent'}`}>
        <Icon />
      </span>
      <div>
        <p class="line-title">
          {nameOf(session)}
          {current && <span class="badge ok">{words().current}</span>}
        </p>
        <p class="muted">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      {current ? (
        <button type="button" onClick={() => signOut().catch(() => showToast({ text: words().endFailed }))}>
          {words().leave}
        </button>
      ) : (
        <button type="button" aria-label={words().revokeOf(nameOf(session))} onClick={onRevoke}>
          {words().revoke}
        </button>
      )}
    </li>
  );
}

const nameOf = ({ device }: Session) => device ?? words().unknownDevice;

function SessionsSkeleton() {
  return (
    <div class="card">
      <SkeletonRows rows={3} columns={2} />
    </div>
  );
}
