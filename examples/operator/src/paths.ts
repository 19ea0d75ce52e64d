import { query } from '@element-cabinet/ui/query';

/** Where the console begins; the cabinet is at the root of the same server. */
export const home = '/operator';

type Cursor = { cursor?: string | undefined };
export type AuditFilters = Cursor &
  Partial<Record<'actorId' | 'companyId' | 'action' | 'from' | 'to', string | undefined>>;
export type Outcome = Cursor & { outcome?: string | undefined };

/** Every address of the console; what is filtered stands in it, so that it can be sent to a colleague. */
export const paths = {
  signIn: (next?: string) => `${home}/sign-in${query({ next })}`,
  invitation: () => `${home}/invitation`,
  staff: () => `${home}/staff`,
  forgot: () => '/forgot?for=staff',
  security: () => `${home}/security`,
  signIns: () => `${home}/security/sign-ins`,
  profile: () => `${home}/profile`,
  portfolioImports: (filters: Cursor = {}) => `${home}/portfolios${query(filters)}`,
  portfolioImport: (importId: string, filters: Outcome = {}) =>
    `${home}/portfolios/${importId}${query(filters)}`,
  statementImports: (filters: Cursor = {}) => `${home}/statements${query(filters)}`,
  statementImport: (importId: string, filters: Outcome = {}) =>
    `${home}/statements/${importId}${query(filters)}`,
  applications: (filters: Cursor & { state?: string | undefined } = {}) =>
    `${home}/applications${query(filters)}`,
  application: (applicationId: string) => `${home}/applications/${applicationId}`,
  loginChanges: (filters: Cursor & { state?: string | undefined } = {}) =>
    `${home}/login-changes${query(filters)}`,
  loginChange: (loginChangeId: string) => `${home}/login-changes/${loginChangeId}`,
  receipts: (filters: Cursor & { state?: string | undefined } = {}) => `${home}/receipts${query(filters)}`,
  receipt: (receiptId: string, filters: { query?: string | undefined } = {}) =>
    `${home}/receipts/${receiptId}${query(filters)}`,
  newReceipt: () => `${home}/receipts/new`,
  companies: (filters: Cursor & { query?: string | undefined } = {}) => `${home}/companies${query(filters)}`,
  company: (companyId: string, filters: { issues?: string | undefined } = {}) =>
    `${home}/companies/${companyId}${query(filters)}`,
  credentialsSheet: (companyId: string) => `${home}/companies/${companyId}/credentials`,
  terms: () => `${home}/terms`,
  newTerms: () => `${home}/terms/new`,
  newNote: () => `${home}/terms/news`,
  contracts: (filters: Cursor & { query?: string | undefined } = {}) => `${home}/contracts${query(filters)}`,
  contract: (contractId: string) => `${home}/contracts/${contractId}`,
  buyouts: (filters: Cursor & { state?: string | undefined } = {}) => `${home}/buyouts${query(filters)}`,
  calendar: (filters: { year?: string | undefined } = {}) => `${home}/calendar${query(filters)}`,
  penalties: (
    contractId: string,
    asked: { upTo?: string | undefined; dueInDays?: string | undefined } = {},
  ) => `${home}/contracts/${contractId}/penalties${query(asked)}`,
  announcements: (filters: Cursor = {}) => `${home}/announcements${query(filters)}`,
  newContract: (
    chosen: {
      companyId?: string | undefined;
      method?: string | undefined;
      query?: string | undefined;
      application?: string | undefined;
    } = {},
  ) => `${home}/new-contract${query(chosen)}`,
  amendContract: (contractId: string, chosen: { method?: string } = {}) =>
    `${home}/contracts/${contractId}/amend${query(chosen)}`,
  incidents: (filters: Cursor & { state?: string | undefined } = {}) => `${home}/incidents${query(filters)}`,
  incident: (incidentId: string) => `${home}/incidents/${incidentId}`,
  mails: (filters: Cursor & { state?: string | undefined } = {}) => `${home}/mails${query(filters)}`,
  offices: () => `${home}/offices`,
  newOffice: () => `${home}/offices/new`,
  office: (officeId: string) => `${home}/offices/${officeId}`,
  audit: (filters: AuditFilters = {}) => `${home}/audit${query(filters)}`,
  sandbox: () => `${home}/sandbox`,
};
