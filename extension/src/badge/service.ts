import { browser } from 'wxt/browser';
import { loadKnown } from '../cache/service.ts';
import { speakStoredLanguage } from '../shared/language.ts';
import { signedIn } from '../shared/storage.ts';
import { badgeOf, urgencyOf } from './badge.ts';
import { words } from './words.ts';

const colours = {
  overdue: { ground: '#b3261e', text: '#ffffff' },
  soon: { ground: '#f2bf5b', text: '#352a10' },
};

/** Paints the badge and its tooltip from what is stored, so that without a connection the last stays. */
export async function paintBadge(): Promise<void> {
  await speakStoredLanguage();
  if ((await signedIn.get()) === null) return paint('', words().signedOut);
  const known = await loadKnown();
  const urgency = urgencyOf(known.companies, known.payments);
  const { text, tone } = badgeOf(urgency);
  if (tone === 'none') return paint('', words().nothing);
  await browser.action.setBadgeBackgroundColor({ color: colours[tone].ground });
  await browser.action.setBadgeTextColor({ color: colours[tone].text });
  await paint(text, words().urgent(urgency.overdue, urgency.dueSoon));
}

async function paint(text: string, title: string): Promise<void> {
  await browser.action.setBadgeText({ text });
  await browser.action.setTitle({ title });
}
