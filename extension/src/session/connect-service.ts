import { Cabinet } from '@element-cabinet/sdk';
import { browser } from 'wxt/browser';
import { speakStoredLanguage } from '../shared/language.ts';
import { server } from '../shared/storage.ts';
import { StoredValue } from '../shared/stored-value.ts';
import { answerIn, type Connecting, connectAddress, isStale } from './connecting.ts';
import { openSession } from './service.ts';

/** What was begun, for as long as it may be finished. The verifier leaves the background to the server alone. */
const connecting = new StoredValue<Connecting | null>('connecting', { version: 1, fallback: null });

/** Opens the cabinet's page where the person lets the extension in (docs/decisions/0021). */
export async function connect(): Promise<null> {
  const origin = await server.get();
  const [verifier, state] = [random(), random()];
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const begun = { server: origin, verifier, state, startedAt: new Date().toISOString() };
  await connecting.set(begun);
  await browser.tabs.create({ url: connectAddress(begun, base64url(new Uint8Array(digest))) });
  return null;
}

/** Waits for the page's answer in its address; the host permission of the server shows that one alone. */
export function listenToConnection(onConnected: () => void): void {
  browser.tabs.onUpdated.addListener(async (tabId, { url }) => {
    if (url === undefined || !url.includes('#code=')) return;
    const begun = await connecting.get();
    const code = begun && !isStale(begun, new Date()) ? answerIn(url, begun) : null;
    if (begun === null || code === null) return;
    await connecting.remove();
    const connected = await exchange(begun, code);
    await browser.tabs.update(tabId, {
      url: `${begun.server}/connect-extension#${connected ? 'connected' : 'failed'}`,
    });
    if (connected) onConnected();
  });
}

async function exchange({ server: origin, verifier }: Connecting, code: string): Promise<boolean> {
  const cabinet = new Cabinet({ baseUrl: origin, locale: await speakStoredLanguage(), timeoutMs: 15_000 });
  const answer = await openSession(origin, () =>
    cabinet.sessions.exchangeExtensionGrant({ body: { code, verifier } }),
  );
  return answer === null;
}

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
