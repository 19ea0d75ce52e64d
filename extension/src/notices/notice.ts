import type { CompanyBalance, Notification, Payment } from '@element-cabinet/sdk';
import { isQuiet, type QuietHours } from './quiet-hours.ts';

export type NoticeKind = 'overdue' | 'dueSoon' | 'news';

export interface NoticeSettings {
  /** Whether the person asked for native notifications at all. */
  on: boolean;
  kinds: Record<NoticeKind, boolean>;
  /** How many days before the due date "soon" begins. */
  daysAhead: number;
  quiet: QuietHours | null;
}

export type NoticeCompany = Pick<CompanyBalance, 'id' | 'name' | 'role'>;

/** What is known of one company of the person. */
export interface CompanyNews {
  company: NoticeCompany;
  payments: Payment[];
  notifications: Notification[];
}

/** One native notification: all new facts of one kind in one company. */
export interface Notice {
  kind: NoticeKind;
  company: NoticeCompany;
  /** Of `overdue` and `dueSoon`. */
  payments: Payment[];
  /** Of `news`. */
  news: Notification[];
  /** Which facts it tells; by them it is not told again. */
  keys: string[];
}

/** What was told when, and, where it was put off, when to tell it again (instants in milliseconds). */
export type Told = Record<string, { at: number; again: number | null }>;

const keepToldMs = 180 * 24 * 3_600_000;
const newsKinds: Notification['kind'][] = ['contract_created', 'schedule_changed'];

/**
 * What to show now, and what will have been told then. A fact is told once: a number that falls, and one that rises back
 * to where it was, say nothing. In quiet hours nothing is shown and nothing is lost: it comes after them. `told` is null
 * before the first time, when everything is taken for told.
 */
export function noticesToShow(
  companies: CompanyNews[],
  settings: NoticeSettings,
  told: Told | null,
  now: Date,
): { notices: Notice[]; told: Told | null } {
  if (!settings.on) return { notices: [], told };
  if (told === null) return { notices: [], told: takeAsTold(companies, settings, {}, now) };
  if (isQuiet(settings.quiet, now)) return { notices: [], told };
  const notices = companies.flatMap((news) => noticesOf(news, settings, told, now));
  return { notices, told: remember(told, notices, now) };
}

/** Takes everything there is for told: the person has just signed in, or turned notifications on, and sees it. */
export function takeAsTold(companies: CompanyNews[], settings: NoticeSettings, told: Told, now: Date): Told {
  const notices = companies.flatMap((news) => noticesOf(news, settings, told, now));
  return remember(told, notices, now);
}

/** The same facts come once more at `until`, where they are still so. */
export function putOff(told: Told, keys: string[], now: Date, until: Date): Told {
  const entry = { at: now.getTime(), again: until.getTime() };
  return { ...told, ...Object.fromEntries(keys.map((key) => [key, entry])) };
}

function noticesOf(news: CompanyNews, { kinds, daysAhead }: NoticeSettings, told: Told, now: Date): Notice[] {
  const isNew = (key: string) => {
    const before = told[key];
    return !before || (before.again !== null && before.again <= now.getTime());
  };
  const aboutPayments = (kind: 'overdue' | 'dueSoon', matches: (payment: Payment) => boolean) => {
    const keyOf = (payment: Payment) => `${kind}:${payment.id}:${payment.dueOn}`;
    const payments = news.payments.filter((payment) => matches(payment) && isNew(keyOf(payment)));
    return { kind, company: news.company, payments, news: [], keys: payments.map(keyOf) };
  };
  const aboutNews = () => {
    const keyOf = (item: Notification) => `news:${item.id}`;
    const fresh = news.notifications.filter(
      (item) => newsKinds.includes(item.kind) && item.readAt === null && isNew(keyOf(item)),
    );
    return {
      kind: 'news' as const,
      company: news.company,
      payments: [],
      news: fresh,
      keys: fresh.map(keyOf),
    };
  };
  return [
    aboutPayments('overdue', (payment) => payment.status === 'overdue'),
    aboutPayments('dueSoon', ({ daysUntilDue }) => daysUntilDue !== null && daysUntilDue <= daysAhead),
    aboutNews(),
  ].filter(({ kind, keys }) => kinds[kind] && keys.length > 0);
}

function remember(told: Told, notices: Notice[], now: Date): Told {
  const at = now.getTime();
  const kept = Object.entries(told).filter(([, entry]) => at - entry.at < keepToldMs);
  const added = notices.flatMap(({ keys }) => keys.map((key) => [key, { at, again: null }] as const));
  return Object.fromEntries([...kept, ...added]);
}
