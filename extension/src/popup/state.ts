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

/** Undefined for the few milliseconds of the first read. */
export const snapshot = signal<Snapshot | undefined>(undefined);
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

/** One read of the storage; the shown company is guessed from the last time, so that there need not be two. */
export async function load(): Promise<void> {
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
  applyAppearance(next.appearance);
  snapshot.value = next;
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

/** Follows the storage, and keeps what the popup was showing for the next time. */
export function follow(): void {
  browser.storage.local.onChanged.addListener(() => void load());
  effect(() => viewValue.set(view.value));
  addEventListener('online', () => void refresh());
}
