import { useSignal } from '@preact/signals';
import { CircleAlert, Link2 } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { refresh, type Snapshot } from '../popup/state.ts';
import { Logo } from '../shared/logo.tsx';
import { send } from '../shared/messages.ts';
import { hostPattern } from '../shared/server-address.ts';
import { ServerForm } from './server-form.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { words } from './words.ts';

/**
 * Nobody is signed in, or the browser took the access to the server back.
 * First the address, once, then the password: the browser's question about the address may close the popup, and a
 * password typed before it would be lost.
 */
export function SignedOut({ state: { server, signedIn, signedOutReason } }: { state: Snapshot }) {
  const allowed = useSignal<boolean | undefined>(undefined);
  const changing = useSignal(false);
  useEffect(() => {
    browser.permissions.contains({ origins: [hostPattern(server)] }).then((answer) => {
      allowed.value = answer;
    });
  }, [server, allowed]);
  if (allowed.value === undefined) return null;
  const connecting = changing.value || !allowed.value || signedIn !== null;
  const done = () => {
    allowed.value = true;
    changing.value = false;
    if (signedIn) void refresh();
  };
  return (
    <main class="signed-out">
      <Logo />
      <h1>{connecting ? words().connectTitle : words().title}</h1>
      {signedOutReason === 'session_ended' && (
        <p class="notice" role="status">
          <CircleAlert />
          <span>{words().sessionEnded}</span>
        </p>
      )}
      {connecting ? (
        <ServerForm current={server} onConnected={done} />
      ) : (
        <>
          <p class="muted">{words().connectByCabinetText}</p>
          <button type="button" class="primary connect" onClick={() => send('connect', null)}>
            <Link2 />
            {words().connectByCabinet}
          </button>
          <p class="or muted">{words().or}</p>
          <SignInForm server={server} />
          <p class="server-line muted">
            <span class="cut" title={server}>
              {words().server}: {server.replace(/^https?:\/\//, '')}
            </span>
            <button
              type="button"
              class="link"
              onClick={() => {
                changing.value = true;
              }}
            >
              {words().change}
            </button>
          </p>
        </>
      )}
    </main>
  );
}
