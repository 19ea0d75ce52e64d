import { Card } from '@element-cabinet/ui/card';
import { EmptyState } from '@element-cabinet/ui/empty-state';
import { Failure } from '@element-cabinet/ui/failure';
import { ResourceView } from '@element-cabinet/ui/resource-view';
import { cabinet, useMe } from '@element-cabinet/ui/session';
import { SkeletonRows } from '@element-cabinet/ui/skeleton';
import { Check, CircleAlert, CircleCheck, Link2, Minus } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { paths } from '../paths.ts';
import { Screen } from '../screen.tsx';
import { words } from './words.ts';

type Outcome = 'waiting' | 'connected' | 'failed';

/** What the extension has said in the address, after it was answered there. */
const told = (): Outcome | undefined =>
  (['connected', 'failed'] as const).find((outcome) => location.hash === `#${outcome}`);

/** Lets the extension in that has opened this page with its challenge; docs/decisions/0021 tells the whole way. */
export function ConnectExtensionScreen() {
  const { challenge = '', state = '' } = useRoute().query;
  const [outcome, setOutcome] = useState<Outcome | undefined>(told);
  useEffect(() => {
    const listen = () => setOutcome((before) => told() ?? before);
    addEventListener('hashchange', listen);
    return () => removeEventListener('hashchange', listen);
  }, []);
  const right = /^[\w-]{43}$/.test(challenge) && state !== '';
  return (
    <Screen title={words().title}>
      <Card label={words().title} class="connect-card">
        {outcome === 'connected' ? (
          <EmptyState icon={CircleCheck} title={words().connected} text={words().connectedText}>
            <a class="button" href={paths.security()}>
              {words().toSessions}
            </a>
          </EmptyState>
        ) : outcome === 'failed' ? (
          <EmptyState icon={CircleAlert} title={words().failed} text={words().failedText} />
        ) : outcome === 'waiting' ? (
          <EmptyState icon={Link2} title={words().waiting} text={words().waitingText} />
        ) : right ? (
          <Ask challenge={challenge} state={state} onAllowed={() => setOutcome('waiting')} />
        ) : (
          <EmptyState icon={Link2} title={words().strange} text={words().strangeText} />
        )}
      </Card>
    </Screen>
  );
}

function Ask({ challenge, state, onAllowed }: { challenge: string; state: string; onAllowed: () => void }) {
  const me = useMe();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const allow = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const { code } = await cabinet.sessions.createExtensionGrant({ body: { challenge } });
      onAllowed();
      location.hash = String(new URLSearchParams({ code, state }));
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <ResourceView resource={me} skeleton={<SkeletonRows rows={4} columns={1} />}>
      {(person) => (
        <div class="connect-ask">
          <p>
            {words().forWhom} <b>{person.name}</b>
            {person.email && <span class="muted"> · {person.email}</span>}
          </p>
          <h2>{words().may}</h2>
          <ul class="allowed">
            {[words().allowedMoney, words().allowedActs].map((line) => (
              <li key={line}>
                <Check />
                {line}
              </li>
            ))}
          </ul>
          <h2>{words().mayNot}</h2>
          <ul class="allowed not">
            {[words().refusedMoney, words().refusedActs].map((line) => (
              <li key={line}>
                <Minus />
                {line}
              </li>
            ))}
          </ul>
          <p class="muted">{words().only}</p>
          <Failure failure={failure} />
          <p class="connect-acts">
            <button type="button" class="primary" aria-disabled={busy} onClick={allow}>
              {busy ? words().allowing : words().allow}
            </button>
            <a class="button" href="/">
              {words().refuse}
            </a>
          </p>
        </div>
      )}
    </ResourceView>
  );
}
