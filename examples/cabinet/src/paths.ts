import type { DebtFigure } from '@element-cabinet/sdk';
import { query } from '@element-cabinet/ui/query';

export interface PaymentFilters {
  state?: string | undefined;
  contractId?: string | undefined;
  dueFrom?: string | undefined;
  dueTo?: string | undefined;
  cursor?: string | undefined;
}

export interface InvoiceFilters {
  status?: string | undefined;
  contractId?: string | undefined;
  cursor?: string | undefined;
}

/** Every address of the cabinet; what is filtered stands in it, so that it can be sent to a colleague. */
export const paths = {
  signIn: (next?: string) => `/sign-in${query({ next })}`,
  offices: (filters: { city?: string | undefined } = {}) => `/offices${query(filters)}`,
  mailbox: (filters: { cursor?: string | undefined } = {}) => `/mailbox${query(filters)}`,
  mail: (mailId: string, shown: { view?: 'text' } = {}) => `/mailbox/${mailId}${query(shown)}`,
  apply: () => '/apply',
  application: (token: string) => `/application#${token}`,
  terms: () => '/terms',
  connectExtension: () => '/connect-extension',
  forgot: () => '/forgot',
  security: () => '/security',
  profile: () => '/profile',
  loginChange: () => '/login-change',
  people: (companyId: string) => `/c/${companyId}/people`,
  consents: () => '/consents',
  news: (filters: { cursor?: string | undefined } = {}) => `/whats-new${query(filters)}`,
  /** `figure` opens a sum to its lines. */
  overview: (companyId: string, shown: { figure?: DebtFigure } = {}) => `/c/${companyId}${query(shown)}`,
  contracts: (companyId: string, filters: { status?: string; cursor?: string | undefined } = {}) =>
    `/c/${companyId}/contracts${query(filters)}`,
  contract: (companyId: string, contractId: string) => `/c/${companyId}/contracts/${contractId}`,
  scheduleVersions: (companyId: string, contractId: string, chosen: { from?: string; to?: string } = {}) =>
    `/c/${companyId}/contracts/${contractId}/versions${query(chosen)}`,
  scheduleChange: (companyId: string, contractId: string, wish: { kind?: string; value?: string } = {}) =>
    `/c/${companyId}/contracts/${contractId}/change${query(wish)}`,
  payments: (companyId: string, filters: PaymentFilters = {}) =>
    `/c/${companyId}/payments${query({ ...filters })}`,
  payment: (companyId: string, paymentId: string) => `/c/${companyId}/payments/${paymentId}`,
  invoices: (companyId: string, filters: InvoiceFilters = {}) =>
    `/c/${companyId}/invoices${query({ ...filters })}`,
  invoice: (companyId: string, invoiceId: string) => `/c/${companyId}/invoices/${invoiceId}`,
  receipts: (companyId: string, filters: { cursor?: string | undefined } = {}) =>
    `/c/${companyId}/receipts${query(filters)}`,
  reconciliations: (companyId: string, filters: Record<string, string | undefined> = {}) =>
    `/c/${companyId}/reconciliations${query(filters)}`,
  reconciliation: (companyId: string, reconciliationId: string) =>
    `/c/${companyId}/reconciliations/${reconciliationId}`,
  buyout: (companyId: string, contractId: string, quote?: string) =>
    `/c/${companyId}/contracts/${contractId}/buyout${query({ quote })}`,
  calendarFeed: (companyId: string) => `/c/${companyId}/payments/calendar`,
  notifications: (companyId: string, filters: { unread?: string; cursor?: string | undefined } = {}) =>
    `/c/${companyId}/notifications${query(filters)}`,
};
