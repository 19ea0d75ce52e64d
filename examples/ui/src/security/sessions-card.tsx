import type { Session } from '@element-cabinet/sdk';
import { formatDateTime, say, sessionKinds } from '@element-cabinet/sdk/format';
import { Globe, Puzzle } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Card } from '../card.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { locale } from '../i18n.ts';
import { ResourceView } from '../resource-view.tsx';
import { cabinet, signOut } from '../session.ts';
import { SkeletonRows } from '../skeleton.tsx';
import { showToast } from '../toast.tsx';
import { type Resource, useResource } from '../use-resource.ts';
import { words } from './words.ts';

export const useSessions = (): Resource<Session[]> =>
  useResource('sessions', async () => {
    const all: Session[] = [];
    for await (const session of cabinet.sessions.list({ limit: 200 })) all.push(session);
    return all;
  });

/** Where the person is signed in; each other session ends on its own, or all at once. */
export function SessionsCard() {
  const sessions = useSessions();
  const [asked, setAsked] = useState<Session | 'others'>();
  const others = sessions.data?.some(({ current }) => !current);

  const end = async (which: Session | 'others') => {
    setAsked(undefined);
    try {
      if (which === 'others') await cabinet.sessions.revokeOtherSessions();
      else await cabinet.sessions.revoke({ sessionId: which.id });
      sessions.update((shown) =>
        shown.filter(({ id, current }) => (which === 'others' ? current : id !== which.id)),
      );
      showToast({ text: which === 'others' ? words().othersEnded : words().ended });
    } catch {
      showToast({ text: words().endFailed });
      sessions.refresh();
    }
  };

  return (
    <Card
      title={words().sessions}
      aside={
        others && (
          <button type="button" onClick={() => setAsked('others')}>
            {words().endOthers}
          </button>
        )
      }
    >
      <ResourceView resource={sessions} skeleton={<SkeletonRows rows={3} columns={2} />}>
        {(all) => (
          <>
            <ul class="lines">
              {all.map((session) => (
                <SessionLine key={session.id} session={session} onRevoke={() => setAsked(session)} />
              ))}
            </ul>
            {!others && <p class="muted note">{words().onlyThis}</p>}
          </>
        )}
      </ResourceView>
      {asked && (
        <ConfirmDialog
          title={asked === 'others' ? words().confirmOthersTitle : words().confirmTitle(nameOf(asked))}
          text={asked === 'others' ? words().confirmOthersText : words().confirmText}
          action={words().revoke}
          onConfirm={() => end(asked)}
          onCancel={() => setAsked(undefined)}
        />
      )}
    </Card>
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
