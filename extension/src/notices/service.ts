import { browser } from 'wxt/browser';
import { loadKnown } from '../cache/service.ts';
import { cabinetLinks } from '../shared/cabinet-links.ts';
import { speakStoredLanguage } from '../shared/language.ts';
import { noticeSettings, server, shownNotices, told } from '../shared/storage.ts';
import { type Notice, noticesToShow, putOff, takeAsTold } from './notice.ts';
import { tomorrowMorning } from './quiet-hours.ts';
import { textOf, words } from './words.ts';

/** Chrome alone has buttons under a notification; Firefox refuses them. */
const hasButtons = !import.meta.env.FIREFOX;
const putOffButton = 1;

/** Shows what is new since the last time. Without the permission nothing is shown, nor taken for told. */
export async function showNotices(now = new Date()): Promise<void> {
  if (!browser.notifications) return;
  const { news } = await loadKnown();
  const decided = noticesToShow(news, await noticeSettings.get(), await told.get(), now);
  // First remembered, then shown: a worker that is stopped between the two must not repeat itself.
  await told.set(decided.told);
  for (const notice of decided.notices) await show(notice, now);
}

async function show(notice: Notice, now: Date): Promise<void> {
  await speakStoredLanguage();
  const id = `${notice.kind}:${notice.company.id}:${now.getTime()}`;
  const url = pageOf(notice, await server.get());
  await shownNotices.set({ ...(await shownNotices.get()), [id]: { url, keys: notice.keys } });
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    ...textOf(notice),
    ...(hasButtons && { buttons: [{ title: words().open }, { title: words().putOff }] }),
  });
}

function pageOf({ kind, company, payments, news }: Notice, origin: string): string {
  const links = cabinetLinks(origin, company.id);
  const [payment, secondPayment] = payments;
  const [item, secondItem] = news;
  if (kind === 'news') return item && !secondItem ? links.about(item) : links.notifications;
  if (payment && !secondPayment) return links.payment(payment.id);
  return links.payments(kind === 'overdue' ? 'overdue' : undefined);
}

/** From "off" to "on": what is known by now was seen by the person who turned them on. */
export async function startNotices(now = new Date()): Promise<void> {
  const { news } = await loadKnown();
  await told.set(takeAsTold(news, await noticeSettings.get(), (await told.get()) ?? {}, now));
}

/** Listens for presses; again when the permission comes later, for without it there is nothing to listen to. */
export function listenToNotices(): void {
  if (!browser.notifications || browser.notifications.onClicked.hasListener(open)) return;
  browser.notifications.onClicked.addListener(open);
  browser.notifications.onButtonClicked?.addListener((id, button) =>
    button === putOffButton ? putOffNotice(id) : open(id),
  );
}

async function open(id: string): Promise<void> {
  const shown = await takeShown(id);
  if (shown) await browser.tabs.create({ url: shown.url });
}

async function putOffNotice(id: string): Promise<void> {
  const shown = await takeShown(id);
  if (!shown) return;
  const now = new Date();
  await told.set(putOff((await told.get()) ?? {}, shown.keys, now, tomorrowMorning(now)));
}

async function takeShown(id: string) {
  const { [id]: shown, ...others } = await shownNotices.get();
  await shownNotices.set(others);
  await browser.notifications.clear(id);
  return shown;
}
