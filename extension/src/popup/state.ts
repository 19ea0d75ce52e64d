import type { CompanyBalance } from '@element-cabinet/sdk';
import { effect, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { type CompanyCache, chooseCompany } from '../cache/cache.ts';
import { applyAppearance } from '../shared/language.ts';
import { send } from '../shared/messages.ts';
import {
  type Appearance,
  appearance,
  companies,
  companyCache,
  noticeSettings,
  noticesDeclined,
  type PollState,
  pollState,
  type SignedIn,
  type SignedOutReason,
  server,
  signedIn,
  signedOutReason,
  type View,
  view as viewValue,
} from '../shared/storage.ts';
import { PageValue } from '../shared/stored-value.ts';

/** All that the popup shows, as it is stored. */
export interface Snapshot {
  server: string;
  signedIn: SignedIn | null;
  signedOutReason: SignedOutReason;
  companies: CompanyBalance[] | null;
  company: CompanyBalance | null;
  cache: CompanyCache | null;
  poll: PollState;
  daysAhead: number;
  noticesOffered: boolean;
  appearance: Appearance;
}

/**
 * What was shown last, in `localStorage`: the storage of extensions answers only after some milliseconds, and the first
 * frame would be empty. It is gone when nobody is signed in.
 */
const lastShown = new PageValue<Snapshot | undefined>('lastShown', { version: 1, fallback: undefined });

export const snapshot = signal<Snapshot | undefined>(lastShown.get());
export const view = signal<View>(viewValue.get());
export const refreshing = signal(false);

const always = [
  server,
  signedIn,
  signedOutReason,
  companies,
  pollState,
  noticeSettings,
  noticesDeclined,
  appearance,
];

/** A poll writes several values; they are shown together. */
const togetherMs = 20;

let reads = 0;

/** One read of the storage; the shown company is guessed from the last time, so that there need not be two. */
export async function load(): Promise<void> {
  reads += 1;
  const read = reads;
  const guessed = companyCache(view.value.companyId ?? '');
  const found = await browser.storage.local.get([...always, guessed].map(({ name }) => name));
  const list = companies.open(found[companies.name])?.data.items ?? null;
  const company = chooseCompany(list ?? [], view.value.companyId);
  const stored = companyCache(company?.id ?? '');
  const cache = stored.name === guessed.name ? stored.open(found[stored.name]) : await stored.get();
  const settings = noticeSettings.open(found[noticeSettings.name]);
  const next: Snapshot = {
    server: server.open(found[server.name]),
    signedIn: signedIn.open(found[signedIn.name]),
    signedOutReason: signedOutReason.open(found[signedOutReason.name]),
    companies: list,
    company,
    cache,
    poll: pollState.open(found[pollState.name]),
    daysAhead: settings.daysAhead,
    noticesOffered: !settings.on && !noticesDeclined.open(found[noticesDeclined.name]),
    appearance: appearance.open(found[appearance.name]),
  };
  if (read !== reads) return;
  applyAppearance(next.appearance);
  if (JSON.stringify(next) !== JSON.stringify(snapshot.value)) snapshot.value = next;
  if (next.signedIn) lastShown.set(next);
  else lastShown.remove();
  if (company && company.id !== view.value.companyId) changeView({ companyId: company.id });
}

export function changeView(change: Partial<View>): void {
  view.value = { ...view.value, ...change };
}

export async function showCompany(companyId: string): Promise<void> {
  changeView({ companyId, scroll: 0 });
  await load();
  await refresh();
}

/** Asks the server through the background; what is new comes by the storage. */
export async function refresh(): Promise<void> {
  if (refreshing.value || !snapshot.value?.signedIn) return;
  refreshing.value = true;
  await send('refresh', { companyId: view.value.companyId });
  refreshing.value = false;
}

/** Before the first frame: what the popup showed last. */
export function start(): void {
  if (snapshot.value) applyAppearance(snapshot.value.appearance);
}

/** Follows the storage, and keeps what the popup was showing for the next time. */
export function follow(): void {
  let timer: ReturnType<typeof setTimeout>;
  browser.storage.local.onChanged.addListener(() => {
    clearTimeout(timer);
    timer = setTimeout(load, togetherMs);
  });
  effect(() => viewValue.set(view.value));
  addEventListener('online', () => void refresh());
}
