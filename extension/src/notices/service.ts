import { browser } from 'wxt/browser';
import { loadKnown } from '../cache/service.ts';
import { type InvoiceAsk, invoiceOf } from '../invoices/service.ts';
import { mayAct } from '../payments/may-act.ts';
import { cabinetLinks } from '../shared/cabinet-links.ts';
import { speakStoredLanguage } from '../shared/language.ts';
import { noticeSettings, server, shownNotices, told } from '../shared/storage.ts';
import { type Notice, noticesToShow, putOff, takeAsTold } from './notice.ts';
import { tomorrowMorning } from './quiet-hours.ts';
import { textOf, words } from './words.ts';

/** Chrome alone has buttons under a notification; Firefox refuses them. */
const hasButtons = !import.meta.env.FIREFOX;
const firstButton = 0;

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
  const ask = invoiceAskOf(notice);
  await shownNotices.set({ ...(await shownNotices.get()), [id]: { url, keys: notice.keys, invoiceOf: ask } });
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    ...textOf(notice),
    ...(hasButtons && {
      buttons: [{ title: ask ? words().invoice : words().open }, { title: words().putOff }],
    }),
  });
}

/** Of the one payment a notice is about, where the person may make an invoice. */
function invoiceAskOf({ kind, company, payments }: Notice): InvoiceAsk | undefined {
  const [payment, second] = payments;
  if (kind === 'news' || !payment || second || !mayAct(company.role)) return undefined;
  return {
    companyId: company.id,
    paymentId: payment.id,
    contractId: payment.contract.id,
    outstanding: payment.outstanding.amount,
    format: null,
  };
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
    button === firstButton ? openInvoice(id) : putOffNotice(id),
  );
}

async function open(id: string): Promise<void> {
  const shown = await takeShown(id);
  if (shown) await browser.tabs.create({ url: shown.url });
}

/** The invoice's page in the cabinet, where all its files are; where there is none, what the notice itself leads to. */
async function openInvoice(id: string): Promise<void> {
  const shown = await takeShown(id);
  if (!shown) return;
  const ask = shown.invoiceOf;
  // Refused or offline: the payment's page says why, the press is not lost.
  const made = ask && (await invoiceOf(ask).catch(() => undefined));
  const links = cabinetLinks(await server.get(), ask?.companyId ?? null);
  await browser.tabs.create({ url: made ? links.invoice(made.invoice.id) : shown.url });
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
