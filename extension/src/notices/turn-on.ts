import { browser } from 'wxt/browser';
import { noticeSettings } from '../shared/storage.ts';

/** Asks the browser first: its question needs the person's own press. True when notices are on now. */
export async function turnOnNotices(): Promise<boolean> {
  const allowed = await browser.permissions.request({ permissions: ['notifications'] });
  if (allowed) await noticeSettings.set({ ...(await noticeSettings.get()), on: true });
  return allowed;
}
