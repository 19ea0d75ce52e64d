import type { ColumnType } from 'kysely';
import type { CivilDate } from '../platform/civil-date.ts';
import type { Json } from './schema.ts';

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
  origin: ColumnType<'statement' | 'manual', 'statement' | 'manual' | undefined, never>;
  created_by: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
};

export type AllocationRule =
  | 'purpose_invoice'
  | 'purpose_payment'
  | 'purpose_contract'
  | 'only_contract'
  | 'operator'
  | 'client';

export type AllocationRow = {
  id: string;
  company_id: string;
  receipt_id: string;
  payment_id: string;
  amount_kopecks: bigint;
  rule: AllocationRule;
  invoice_id: ColumnType<string | null, string | null | undefined, string | null>;
  created_by: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
  undone_at: Date | null;
  undone_by: ColumnType<string | null, string | null | undefined, string | null>;
  /** Why, as the client is told. */
  undone_reason: ColumnType<string | null, string | null | undefined, string | null>;
};

export type InvoiceRow = {
  id: string;
  company_id: string;
  year: number;
  sequence: number;
  /** `2026-118`: the year and the number in it. */
  number: ColumnType<string, never, never>;
  issued_on: CivilDate;
  pay_by: CivilDate;
  net_kopecks: bigint;
  vat_kopecks: bigint;
  total_kopecks: bigint;
  purpose: string;
  /** The lessor's and the company's requisites on the day of issue. */
  seller: Json<unknown>;
  buyer: Json<unknown>;
  created_by: string;
  created_at: Date;
  cancelled_at: Date | null;
  cancelled_by: string | null;
};

export type InvoiceLineRow = {
  invoice_id: string;
  position: number;
  company_id: string;
  contract_id: string;
  payment_id: string;
  /** As the payment was on the day of issue; a later version of the schedule may have taken it away. */
  kind: PaymentKind;
  number: number;
  count: number;
  due_on: CivilDate;
  title: string;
  net_kopecks: bigint;
  vat_rate_percent: number;
  vat_kopecks: bigint;
  total_kopecks: bigint;
};

export type PenaltyBillRow = {
  payment_id: string;
  company_id: string;
  for_payment_id: string;
  from_on: CivilDate;
  to_on: CivilDate;
  daily_rate_percent: string;
  /** As `estimatePenalty` made them, kopecks as decimal text. */
  periods: Json<unknown>;
  billed_on: CivilDate;
  created_by: string;
  created_at: Date;
};

export type PaymentAnnouncementRow = {
  id: string;
  company_id: string;
  payment_id: string;
  amount_kopecks: bigint;
  paid_on: CivilDate;
  order_number: string | null;
  note: string | null;
  created_by: string;
  created_at: Date;
  withdrawn_at: Date | null;
};

export type CalendarFeedRow = {
  id: string;
  token_hash: Buffer;
  user_id: string;
  company_id: string;
  created_at: Date;
  last_read_at: Date | null;
  revoked_at: Date | null;
};

export type ReconciliationRow = {
  id: string;
  company_id: string;
  from_on: CivilDate;
  to_on: CivilDate;
  contract_ids: string[] | null;
  statement: Json<unknown>;
  created_by: string;
  created_at: Date;
};

export type BuyoutQuoteRow = {
  id: string;
  company_id: string;
  contract_id: string;
  buyout_on: CivilDate;
  expires_on: CivilDate;
  basis: 'table' | 'formula';
  lines: Json<unknown>;
  total_kopecks: bigint;
  created_by: string;
  created_at: Date;
  accepted_at: Date | null;
  accepted_by: string | null;
};
