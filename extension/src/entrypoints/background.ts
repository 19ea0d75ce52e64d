import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { announce } from '../announcements/service.ts';
import { paintBadge } from '../badge/service.ts';
import { invoiceOf } from '../invoices/service.ts';
import { listenToNotices, startNotices } from '../notices/service.ts';
import { markRead } from '../notifications/service.ts';
import { catchUp, isPollAlarm, refresh } from '../refresh/service.ts';
import { connect, listenToConnection } from '../session/connect-service.ts';
import { answerTo, forgetSession, signIn, signOut } from '../session/service.ts';
import { answerMessages } from '../shared/messages.ts';
import { appearance, noticeSettings } from '../shared/storage.ts';

async function poll(first: string | null = null): Promise<null> {
  if ((await refresh(first)) === 'session_ended') await forgetSession('session_ended');
  return null;
}

export default defineBackground(() => {
  answerMessages({
    signIn: async (credentials) => {
      const answer = await signIn(credentials);
      if (answer === null) void poll();
      return answer;
    },
    connect,
    signOut: async () => {
      await signOut();
      return null;
    },
    refresh: ({ companyId }) => poll(companyId),
    markRead: async (which) => {
      await markRead(which);
      return null;
    },
    invoice: (ask) => answerTo(invoiceOf(ask)),
    announce: async (ask) => {
      const answer = await answerTo(announce(ask));
      if ('value' in answer) void poll(ask.companyId);
      return answer;
    },
  });

  browser.alarms.onAlarm.addListener((alarm) => {
    if (isPollAlarm(alarm)) void poll();
  });
  // The worker starts at each of these; the listeners are what makes the browser start it.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.runtime.onInstalled.addListener(() => undefined);

  listenToConnection(() => void poll());
  listenToNotices();
  browser.permissions.onAdded.addListener(async ({ permissions }) => {
    if (!permissions?.includes('notifications')) return;
    listenToNotices();
    // The browser's question may have closed the popup that asked.
    await noticeSettings.set({ ...(await noticeSettings.get()), on: true });
  });

  browser.storage.local.onChanged.addListener(async (changes) => {
    if (changes[appearance.name]) await paintBadge();
    const notices = changes[noticeSettings.name];
    if (notices && noticeSettings.open(notices.newValue).on && !noticeSettings.open(notices.oldValue).on) {
      await startNotices();
    }
  });

  void paintBadge();
  void catchUp(async () => void (await poll()));
});
