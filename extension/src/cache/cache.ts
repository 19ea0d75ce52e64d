import type {
  AnnouncementNote,
  CompanyBalance,
  CompanyBalancePage,
  DebtSummary,
  Fresh,
  NotificationPage,
  PaymentPage,
} from '@element-cabinet/sdk';

/** The last answer of each conditional read, with its ETag for the next one. */
export interface CompanyCache {
  summary: Fresh<DebtSummary>;
  payments: Fresh<PaymentPage>;
  notifications: Fresh<NotificationPage>;
  /** The language the notifications were written in. */
  locale: string;
  /** Instant of the last answer, changed or not. */
  refreshedAt: string;
}

export type CompaniesCache = Fresh<CompanyBalancePage>;

/** What a poll got: null where nothing has changed. */
export interface CompanyAnswers {
  summary: Fresh<DebtSummary> | null;
  payments: Fresh<PaymentPage> | null;
  notifications: Fresh<NotificationPage> | null;
}

/** The cache after a poll; null where a first answer is missing, which a server never does. */
export function mergeAnswers(
  before: CompanyCache | null,
  answers: CompanyAnswers,
  locale: string,
  now: Date,
): CompanyCache | null {
  const summary = answers.summary ?? before?.summary;
  const payments = answers.payments ?? before?.payments;
  const notifications = answers.notifications ?? before?.notifications;
  if (!summary || !payments || !notifications) return null;
  return { summary, payments, notifications, locale, refreshedAt: now.toISOString() };
}

/** The company to show: the wanted one where it is still the person's, else the first that owes, else the first. */
export function chooseCompany(companies: CompanyBalance[], wanted: string | null): CompanyBalance | null {
  return (
    companies.find((company) => company.id === wanted) ??
    companies.find((company) => company.overduePayments > 0) ??
    companies[0] ??
    null
  );
}

/** The cache after one notification, or all of them, were marked as read; its ETag is of the past then. */
export function markRead(cache: CompanyCache, notificationId: string | null, now: Date): CompanyCache {
  const { data } = cache.notifications;
  const isIt = (id: string) => notificationId === null || id === notificationId;
  const items = data.items.map((item) =>
    item.readAt === null && isIt(item.id) ? { ...item, readAt: now.toISOString() } : item,
  );
  const marked = data.items.filter((item) => item.readAt === null && isIt(item.id)).length;
  const unread = notificationId === null ? 0 : Math.max(0, data.unread - marked);
  return { ...cache, notifications: { data: { ...data, items, unread }, etag: null } };
}

/** The cache after the company said of a payment that it has paid; the ETag of its payments is of the past then. */
export function noteAnnounced(
  cache: CompanyCache,
  paymentId: string,
  announcement: AnnouncementNote,
): CompanyCache {
  const { data } = cache.payments;
  const items = data.items.map((payment) =>
    payment.id === paymentId ? { ...payment, announcement } : payment,
  );
  return { ...cache, payments: { data: { ...data, items }, etag: null } };
}
