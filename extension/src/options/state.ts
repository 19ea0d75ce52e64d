import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { NoticeSettings } from '../notices/notice.ts';
import { applyAppearance } from '../shared/language.ts';
import {
  type Appearance,
  appearance,
  noticeSettings,
  type SignedIn,
  server,
  signedIn,
} from '../shared/storage.ts';

interface Settings {
  server: string;
  signedIn: SignedIn | null;
  notices: NoticeSettings;
  /** False when the browser's own permission is missing, whatever the settings say. */
  noticesAllowed: boolean;
  appearance: Appearance;
  /** The keys that open the popup, as the browser says; empty when none do. */
  shortcut: string;
}

export const settings = signal<Settings | undefined>(undefined);

export async function loadSettings(): Promise<void> {
  const [origin, person, notices, look, noticesAllowed, commands] = await Promise.all([
    server.get(),
    signedIn.get(),
    noticeSettings.get(),
    appearance.get(),
    browser.permissions.contains({ permissions: ['notifications'] }),
    browser.commands.getAll(),
  ]);
  applyAppearance(look);
  const shortcut = commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
  settings.value = { server: origin, signedIn: person, notices, noticesAllowed, appearance: look, shortcut };
}

/** Each change is stored at once; what is stored is what the page shows. */
export async function changeNotices(change: Partial<NoticeSettings>): Promise<void> {
  await noticeSettings.set({ ...(await noticeSettings.get()), ...change });
}

export async function changeAppearance(change: Partial<Appearance>): Promise<void> {
  await appearance.set({ ...(await appearance.get()), ...change });
}

export function followSettings(): void {
  browser.storage.local.onChanged.addListener(() => void loadSettings());
}
