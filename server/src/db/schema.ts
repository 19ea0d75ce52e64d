import type { ColumnType, Generated } from 'kysely';
import type { CivilDate } from '../platform/civil-date.ts';

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
  created_at: Date;
};

export type UserRow = {
  id: string;
  email: string;
  full_name: string;
  password_hash: string;
  staff_role: 'manager' | 'administrator' | null;
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

export type SessionRow = {
  id: string;
  token_hash: Buffer;
  user_id: string;
  kind: 'web' | 'extension';
  device: string | null;
  address: string | null;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
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
  created_at: Date;
};

export type ScheduleVersionRow = {
  contract_id: string;
  company_id: string;
  version: number;
  reason: string;
  effective_on: CivilDate;
  lines: Json<unknown>;
  created_at: Date;
};

export type PaymentKind = 'advance' | 'lease' | 'buyout' | 'penalty' | 'fee';

export type PaymentRow = {
  id: string;
  company_id: string;
  contract_id: string;
  kind: PaymentKind;
  number: number;
  /** How many payments of this kind the contract has; kept with the schedule. */
  count: number;
  nominal_due_on: CivilDate;
  due_on: CivilDate;
  due_provisional: boolean;
  net_kopecks: bigint;
  vat_rate_percent: number;
  vat_kopecks: bigint;
  total_kopecks: bigint;
  paid_kopecks: ColumnType<bigint, bigint | undefined, bigint>;
  paid_on: CivilDate | null;
};

export type PaymentNoticeRow = { payment_id: string; kind: 'due_soon' | 'overdue'; due_on: CivilDate };

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

export type ReceiptRow = {
  id: string;
  company_id: string | null;
  import_id: string | null;
  fingerprint: Buffer;
  account: string;
  kind: string;
  number: string;
  document_date: CivilDate;
  booked_on: CivilDate;
  amount_kopecks: bigint;
  allocated_kopecks: ColumnType<bigint, bigint | undefined, bigint>;
  payer_name: string;
  payer_inn: string;
  payer_kpp: string;
  payer_account: string;
  payer_bik: string;
  purpose: string;
  waiting_reason: string | null;
  created_at: Date;
};

export type AllocationRule = 'purpose_payment' | 'purpose_contract' | 'only_contract' | 'operator';

export type AllocationRow = {
  id: string;
  company_id: string;
  receipt_id: string;
  payment_id: string;
  amount_kopecks: bigint;
  rule: AllocationRule;
  created_at: Date;
  undone_at: Date | null;
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

export type EventRow = {
  tx_id: Generated<string>;
  seq: Generated<bigint>;
  id: string;
  type: string;
  company_id: string;
  contract_id: string | null;
  object_type: 'contract' | 'payment' | 'receipt';
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
  object_type: 'contract' | 'payment' | 'receipt';
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
  portfolio_imports: PortfolioImportRow;
  portfolio_import_rows: PortfolioImportRowRow;
  events: EventRow;
  event_followers: EventFollowerRow;
  notifications: NotificationRow;
  idempotency_keys: IdempotencyKeyRow;
  sandbox_clock: SandboxClockRow;
};
