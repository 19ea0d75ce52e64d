import type { CompanyBalance, Payment } from '@element-cabinet/sdk';
import { Cabinet } from '@element-cabinet/sdk';
import { browser } from 'wxt/browser';
import type { CompanyNews } from '../notices/notice.ts';
import { speakStoredLanguage } from '../shared/language.ts';
import { companies, companyCache, isCompanyKey, server, session } from '../shared/storage.ts';
import { mergeAnswers } from './cache.ts';

/** More than a person reads in a popup, enough to count what is due within days. */
const paymentsKept = 100;
const notificationsKept = 30;
const companiesKept = 200;

/** A client for the stored session, or for nobody. */
export async function cabinetOfSession(): Promise<Cabinet> {
  const locale = await speakStoredLanguage();
  const stored = await session.get();
  return new Cabinet({
    baseUrl: stored?.server ?? (await server.get()),
    token: stored?.token,
    locale,
    timeoutMs: 15_000,
    retries: 1,
  });
}

/** Asks for everything that may have changed, the named company first, and stores what has. */
export async function pull(first: string | null, signal: AbortSignal): Promise<void> {
  const cabinet = await cabinetOfSession();
  const known = await companies.get();
  const listed = await cabinet.companies.listMyCompanies(
    { limit: companiesKept },
    { etag: known?.etag ?? null, signal },
  );
  const list = listed ?? known;
  if (!list) return;
  await companies.set(list);
  const ids = list.data.items.map((company) => company.id);
  for (const id of ids.toSorted((a, b) => Number(b === first) - Number(a === first))) {
    await pullCompany(cabinet, id, signal);
  }
  await forgetCompanies(ids);
}

async function pullCompany(cabinet: Cabinet, companyId: string, signal: AbortSignal): Promise<void> {
  const stored = companyCache(companyId);
  const before = await stored.get();
  const locale = await speakStoredLanguage();
  const wordsEtag = before?.locale === locale ? before.notifications.etag : null;
  const [summary, payments, notifications] = await Promise.all([
    cabinet.payments.getDebtSummary({ companyId }, { etag: before?.summary.etag ?? null, signal }),
    cabinet.payments.list(
      { companyId, limit: paymentsKept },
      { etag: before?.payments.etag ?? null, signal },
    ),
    cabinet.notifications.list({ companyId, limit: notificationsKept }, { etag: wordsEtag, signal }),
  ]);
  const merged = mergeAnswers(before, { summary, payments, notifications }, locale, new Date());
  signal.throwIfAborted();
  if (merged) await stored.set(merged);
}

/** Drops what is stored of companies other than these. */
export async function forgetCompanies(except: string[] = []): Promise<void> {
  const kept = new Set(except.map((id) => companyCache(id).name));
  const stored = Object.keys(await browser.storage.local.get(null));
  await browser.storage.local.remove(stored.filter((name) => isCompanyKey(name) && !kept.has(name)));
}

export interface Known {
  companies: CompanyBalance[];
  payments: Payment[];
  news: CompanyNews[];
}

/** All that is stored, over all companies. */
export async function loadKnown(): Promise<Known> {
  const list = (await companies.get())?.data.items ?? [];
  const found = await Promise.all(
    list.map(async ({ id, name, role }) => ({
      company: { id, name, role },
      cache: await companyCache(id).get(),
    })),
  );
  const news = found.flatMap(({ company, cache }) =>
    cache
      ? [{ company, payments: cache.payments.data.items, notifications: cache.notifications.data.items }]
      : [],
  );
  return { companies: list, payments: news.flatMap(({ payments }) => payments), news };
}
