import type { ColumnType, Generated } from 'kysely';
import type { CivilDate } from '../platform/civil-date.ts';
import type {
  ApplicationRow,
  AuditEntryRow,
  AuditLinkRow,
  ConsentRow,
  CredentialIssueRow,
  ExtensionGrantRow,
  FileRow,
  InvitationRow,
  LegalDocumentRow,
  LoginChangeRow,
  MailRow,
  OfficeRow,
  PasskeyChallengeRow,
  PasskeyRow,
  RecoveryCodeRow,
  ReleaseNoteRow,
  SessionRow,
  TotpFactorRow,
  UserRow,
} from './account-schema.ts';
import type {
  AllocationRow,
  BuyoutQuoteRow,
  CalendarFeedRow,
  InvoiceLineRow,
  InvoiceRow,
  PaymentAnnouncementRow,
  PaymentNoticeRow,
  PaymentRow,
  PenaltyBillRow,
  ReceiptRow,
  ReconciliationRow,
} from './money-schema.ts';

import type {
  AccessReportRow,
  IncidentRow,
  PasswordResetRequestRow,
  PasswordResetRow,
  SignInRow,
} from './sign-in-schema.ts';

export type * from './account-schema.ts';
export type * from './money-schema.ts';
export type * from './sign-in-schema.ts';

/** A jsonb column: read as a value, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>;

export type CompanyRow = {
  id: string;
  external_id: string | null;
  client_type: 'legal_entity' | 'sole_proprietor' | 'person';
  name: string;
  inn: string;
  kpp: string | null;
  ogrn: string | null;
  region: string | null;
  address: string | null;
  /** Everybody who is a member must have a second factor. */
  second_factor_required: ColumnType<boolean, boolean | undefined, boolean>;
  created_at: Date;
};

export type Role = 'owner' | 'signatory' | 'accountant' | 'viewer';

export type MembershipRow = {
  user_id: string;
  company_id: string;
  role: Role;
  contract_ids: string[] | null;
  created_at: Date;
};

export type IntegrationKeyRow = {
  id: string;
  key_hash: Buffer;
  company_id: string | null;
  name: string;
  scopes: string[];
  created_at: Date;
  revoked_at: Date | null;
};

export type ContractRow = {
  id: string;
  company_id: string;
  external_id: string | null;
  number: string;
  status: 'draft' | 'active' | 'completed' | 'terminated';
  signed_on: CivilDate;
  starts_on: CivilDate | null;
  ends_on: CivilDate | null;
  asset_name: string;
  asset_make: string | null;
  asset_model: string | null;
  asset_vin: string | null;
  asset_serial_number: string | null;
  manager_name: string | null;
  manager_phone: string | null;
  manager_email: string | null;
  due_date_rule: 'next' | 'previous' | 'none';
  penalty_daily_rate_percent: string;
  reminder_days: number;
  buyout_kopecks: bigint | null;
  schedule_version: number;
  /** Of the financing, for present values; null where it is not known. */
  annual_rate_percent: ColumnType<string | null, string | null | undefined, string | null>;
  buyout_fee_kopecks: ColumnType<bigint, bigint | undefined, bigint>;
  /** The contract's own sums that close the deal, by day. */
  buyout_table: ColumnType<unknown, string | null | undefined, string | null>;
  created_at: Date;
};

export type ScheduleVersionRow = {
  contract_id: string;
  company_id: string;
  version: number;
  reason: string;
  effective_on: CivilDate;
  lines: Json<unknown>;
  /** What the schedule was computed from; null where it was given line by line. */
  terms: ColumnType<unknown, string | null | undefined, string | null>;
  /** The client asked for it. */
  by_request: ColumnType<boolean, boolean | undefined, boolean>;
  created_by: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
};

export type BankStatementImportRow = {
  id: string;
  state: 'previewed' | 'confirmed';
  file_name: string | null;
  sha256: Buffer;
  encoding: string;
  format_version: string | null;
  complete: boolean;
  accounts: Json<unknown>;
  counts: Json<unknown>;
  warnings: Json<unknown>;
  created_by: string;
  created_at: Date;
  confirmed_at: Date | null;
};

export type BankStatementImportRowRow = {
  import_id: string;
  row_no: number;
  outcome: string;
  document: Json<unknown>;
  plan: Json<unknown>;
  receipt_id: string | null;
};

export type CalendarYearRow = {
  year: number;
  /** How often it was loaded or corrected. */
  revision: Generated<number>;
  transfers: Json<unknown>;
  loaded_by: string;
  loaded_at: Date;
};

export type PortfolioImportRow = {
  id: string;
  state: 'previewed' | 'confirmed';
  format: 'xlsx' | 'csv' | 'json';
  file_name: string | null;
  sha256: Buffer;
  counts: Json<unknown>;
  problems: Json<unknown>;
  created_by: string;
  created_at: Date;
  confirmed_at: Date | null;
};

export type PortfolioImportRowRow = {
  import_id: string;
  row_no: number;
  outcome: 'create' | 'update' | 'unchanged' | 'refuse';
  contract: Json<unknown>;
  plan: Json<unknown>;
  contract_id: string | null;
};

export type EventObjectType = 'contract' | 'payment' | 'receipt' | 'invoice' | 'buyout_quote';

export type EventRow = {
  tx_id: Generated<string>;
  seq: Generated<bigint>;
  id: string;
  type: string;
  company_id: string;
  contract_id: string | null;
  object_type: EventObjectType;
  object_id: string;
  data: Json<Record<string, unknown>>;
  occurred_at: Date;
};

export type EventFollowerRow = { name: string; tx_id: string; seq: bigint };

export type NotificationRow = {
  id: string;
  company_id: string;
  user_id: string;
  event_id: string;
  kind: string;
  object_type: EventObjectType;
  object_id: string;
  data: Json<Record<string, unknown>>;
  occurred_at: Date;
  read_at: Date | null;
};

export type IdempotencyKeyRow = {
  actor_id: string;
  key: string;
  operation_id: string;
  request_hash: Buffer;
  status: number;
  headers: Json<Record<string, string>>;
  body: string;
  created_at: Date;
};

export type SandboxClockRow = { only: Generated<boolean>; offset_ms: bigint };

export type Database = {
  companies: CompanyRow;
  users: UserRow;
  memberships: MembershipRow;
  sessions: SessionRow;
  integration_keys: IntegrationKeyRow;
  contracts: ContractRow;
  schedule_versions: ScheduleVersionRow;
  payments: PaymentRow;
  payment_notices: PaymentNoticeRow;
  bank_statement_imports: BankStatementImportRow;
  bank_statement_import_rows: BankStatementImportRowRow;
  receipts: ReceiptRow;
  allocations: AllocationRow;
  invoice_numbers: { year: number; last: number };
  invoices: InvoiceRow;
  invoice_lines: InvoiceLineRow;
  penalty_bills: PenaltyBillRow;
  payment_announcements: PaymentAnnouncementRow;
  calendar_years: CalendarYearRow;
  calendar_feeds: CalendarFeedRow;
  reconciliations: ReconciliationRow;
  buyout_quotes: BuyoutQuoteRow;
  portfolio_imports: PortfolioImportRow;
  portfolio_import_rows: PortfolioImportRowRow;
  events: EventRow;
  event_followers: EventFollowerRow;
  notifications: NotificationRow;
  idempotency_keys: IdempotencyKeyRow;
  sandbox_clock: SandboxClockRow;
  invitations: InvitationRow;
  legal_documents: LegalDocumentRow;
  release_notes: ReleaseNoteRow;
  applications: ApplicationRow;
  consents: ConsentRow;
  credential_issues: CredentialIssueRow;
  password_resets: PasswordResetRow;
  password_reset_requests: PasswordResetRequestRow;
  access_reports: AccessReportRow;
  totp_factors: TotpFactorRow;
  recovery_codes: RecoveryCodeRow;
  passkeys: PasskeyRow;
  passkey_challenges: PasskeyChallengeRow;
  sign_ins: SignInRow;
  incidents: IncidentRow;
  files: FileRow;
  login_changes: LoginChangeRow;
  offices: OfficeRow;
  extension_grants: ExtensionGrantRow;
  mails: MailRow;
  audit_entries: AuditEntryRow;
  audit_links: AuditLinkRow;
};
