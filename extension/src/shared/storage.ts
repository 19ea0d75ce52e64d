import type { CompaniesCache, CompanyCache } from '../cache/cache.ts';
import type { InvoiceAsk } from '../invoices/service.ts';
import type { NoticeSettings, Told } from '../notices/notice.ts';
import { PageValue, StoredValue } from './stored-value.ts';

/** Every key the extension keeps, with its default and version. Names are never reused for another meaning. */

/** The server's origin. The default is the sandbox on this machine. */
export const server = new StoredValue<string>('server', { version: 1, fallback: 'http://127.0.0.1:8080' });

/** Who is signed in; the pages read this one, never the token. */
export interface SignedIn {
  name: string;
  email: string;
}
export const signedIn = new StoredValue<SignedIn | null>('signedIn', { version: 1, fallback: null });

/** The bearer token, and the one server that may see it; only the background reads it. */
export interface Session {
  server: string;
  token: string;
}
export const session = new StoredValue<Session | null>('session', { version: 1, fallback: null });

/** Why nobody is signed in any more; null when the person signed out. */
export type SignedOutReason = 'session_ended' | null;
export const signedOutReason = new StoredValue<SignedOutReason>('signedOutReason', {
  version: 1,
  fallback: null,
});

export type Language = 'auto' | 'ru' | 'en';
export interface Appearance {
  language: Language;
  theme: 'system' | 'light' | 'dark';
}
export const appearance = new StoredValue<Appearance>('appearance', {
  version: 1,
  fallback: { language: 'auto', theme: 'system' },
});

export const noticeSettings = new StoredValue<NoticeSettings>('noticeSettings', {
  version: 1,
  fallback: {
    on: false,
    kinds: { overdue: true, dueSoon: true, news: true },
    daysAhead: 3,
    quiet: { from: '22:00', to: '08:00' },
  },
});
/** Whether the popup's offer of notifications was answered with "not now". */
export const noticesDeclined = new StoredValue<boolean>('noticesDeclined', { version: 1, fallback: false });
/** Null until the first poll of a session. */
export const told = new StoredValue<Told | null>('told', { version: 1, fallback: null });
/** Native notifications on the screen: where each leads, what it told, and the one payment its button makes an invoice of. */
export type ShownNotices = Record<
  string,
  { url: string; keys: string[]; invoiceOf?: InvoiceAsk | undefined }
>;
export const shownNotices = new StoredValue<ShownNotices>('shownNotices', { version: 1, fallback: {} });

/** How the last poll went. */
export interface PollState {
  /** Instant; null before the first one. */
  attemptedAt: string | null;
  failure: PollFailure | null;
}
/** `step_required`: something is to be done in the cabinet first, new terms above all. */
export type PollFailure = 'offline' | 'no_access' | 'server_error' | 'step_required';
export const pollState = new StoredValue<PollState>('pollState', {
  version: 1,
  fallback: { attemptedAt: null, failure: null },
});

export const companies = new StoredValue<CompaniesCache | null>('companies', { version: 1, fallback: null });

const companyPrefix = 'company:';
export function companyCache(companyId: string): StoredValue<CompanyCache | null> {
  return new StoredValue(companyPrefix + companyId, { version: 1, fallback: null });
}
export function isCompanyKey(name: string): boolean {
  return name.startsWith(companyPrefix);
}

/** Under which invoice each payment was asked for last; `id` is null while it is being made under the key. */
export type InvoicesMade = Record<string, { id: string | null; key: string; outstanding: string }>;
export const invoicesMade = new StoredValue<InvoicesMade>('invoicesMade', { version: 1, fallback: {} });

/** "I have paid", half-filled: what is typed, and enough of the payment to show the form before anything else. */
export interface AnnouncementDraft {
  companyId: string;
  paymentId: string;
  about: string;
  paidOn: string;
  orderNumber: string;
  /** Of the press that sends it; null again when something is typed after it. */
  key: string | null;
  open: boolean;
}
export const announcementDraft = new StoredValue<AnnouncementDraft | null>('announcementDraft', {
  version: 1,
  fallback: null,
});

/** What the popup was showing when it closed. Never a password. */
export interface View {
  tab: 'payments' | 'notifications';
  companyId: string | null;
  scroll: number;
  email: string;
  /** A code of the second factor was asked for. */
  withCode?: boolean;
  server: string | null;
}
export const view = new PageValue<View>('view', {
  version: 1,
  fallback: { tab: 'payments', companyId: null, scroll: 0, email: '', server: null },
});
