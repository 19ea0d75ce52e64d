import { type Kysely, sql } from 'kysely';

/** Invoices, schedules made from terms, penalties, reconciliations, buyouts, the calendar, and who settled what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
alter table contracts
  add column annual_rate_percent numeric(8, 4),
  add column buyout_fee_kopecks bigint not null default 0 check (buyout_fee_kopecks >= 0),
  add column buyout_table jsonb;

alter table schedule_versions
  add column terms jsonb,
  add column by_request boolean not null default false,
  add column created_by text;

create table invoice_numbers (
  year int primary key,
  last int not null
);

create table invoices (
  id uuid primary key,
  company_id uuid not null references companies,
  year int not null,
  sequence int not null,
  number text not null generated always as (year::text || '-' || sequence::text) stored unique,
  issued_on date not null,
  pay_by date not null,
  net_kopecks bigint not null,
  vat_kopecks bigint not null,
  total_kopecks bigint not null check (total_kopecks > 0),
  purpose text not null,
  seller jsonb not null,
  buyer jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_by text,
  unique (year, sequence),
  check (net_kopecks + vat_kopecks = total_kopecks)
);
create index invoices_by_company on invoices (company_id, issued_on desc, id desc);

create table invoice_lines (
  invoice_id uuid not null references invoices on delete cascade,
  position int not null,
  company_id uuid not null references companies,
  contract_id uuid not null references contracts,
  -- Not a reference, nor are those below: a new version of the schedule may take the payment away, the paper stays.
  payment_id uuid not null,
  kind text not null,
  number int not null,
  count int not null,
  due_on date not null,
  title text not null,
  net_kopecks bigint not null,
  vat_rate_percent int not null,
  vat_kopecks bigint not null,
  total_kopecks bigint not null check (total_kopecks > 0),
  primary key (invoice_id, position),
  unique (invoice_id, payment_id),
  check (net_kopecks + vat_kopecks = total_kopecks)
);
create index invoice_lines_by_payment on invoice_lines (payment_id);

alter table receipts
  add column origin text not null default 'statement' check (origin in ('statement', 'manual')),
  add column created_by text;

alter table allocations
  drop constraint allocations_rule_check,
  add constraint allocations_rule_check check (rule in
    ('purpose_invoice', 'purpose_payment', 'purpose_contract', 'only_contract', 'operator', 'client')),
  add column invoice_id uuid references invoices,
  add column created_by text,
  add column undone_by text,
  add column undone_reason text;
create index allocations_by_invoice on allocations (invoice_id) where invoice_id is not null;

create table penalty_bills (
  payment_id uuid primary key references payments,
  company_id uuid not null references companies,
  for_payment_id uuid not null,
  from_on date not null,
  to_on date not null,
  daily_rate_percent numeric(8, 4) not null,
  periods jsonb not null,
  billed_on date not null,
  created_by text not null,
  created_at timestamptz not null,
  check (from_on <= to_on)
);
create index penalty_bills_by_overdue_payment on penalty_bills (for_payment_id, to_on);

create index payments_penalties_open on payments (company_id)
  include (contract_id, total_kopecks, paid_kopecks) where kind = 'penalty' and paid_kopecks < total_kopecks;

create table payment_announcements (
  id uuid primary key,
  company_id uuid not null references companies,
  payment_id uuid not null,
  amount_kopecks bigint not null check (amount_kopecks > 0),
  paid_on date not null,
  order_number text,
  note text,
  created_by text not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz
);
create index payment_announcements_by_payment on payment_announcements (payment_id, created_at desc);
create index payment_announcements_by_company on payment_announcements (company_id, payment_id)
  where withdrawn_at is null;
create index payment_announcements_latest on payment_announcements (created_at desc, id desc);

create table calendar_years (
  year int primary key check (year between 2027 and 2100),
  revision int not null default 1,
  transfers jsonb not null,
  loaded_by text not null,
  loaded_at timestamptz not null
);

create table calendar_feeds (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references users on delete cascade,
  company_id uuid not null references companies,
  created_at timestamptz not null,
  last_read_at timestamptz,
  revoked_at timestamptz
);
create unique index calendar_feeds_live on calendar_feeds (user_id, company_id) where revoked_at is null;

create table reconciliations (
  id uuid primary key,
  company_id uuid not null references companies,
  from_on date not null,
  to_on date not null,
  contract_ids uuid[],
  statement jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  check (from_on <= to_on)
);
create index reconciliations_by_company on reconciliations (company_id, created_at desc, id desc);

create table buyout_quotes (
  id uuid primary key,
  company_id uuid not null references companies,
  contract_id uuid not null references contracts,
  buyout_on date not null,
  expires_on date not null,
  basis text not null check (basis in ('table', 'formula')),
  lines jsonb not null,
  total_kopecks bigint not null,
  created_by text not null,
  created_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by text
);
create index buyout_quotes_by_contract on buyout_quotes (contract_id, created_at desc, id desc);
create index buyout_quotes_latest on buyout_quotes (created_at desc, id desc);
create index buyout_quotes_accepted on buyout_quotes (accepted_at desc, id desc) where accepted_at is not null;
`.execute(db);
}
