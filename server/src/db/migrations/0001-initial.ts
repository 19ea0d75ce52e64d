import { type Kysely, sql } from 'kysely';

/** Companies, people, contracts with schedules, money that came in, the event log, imports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create type money_wire as (amount text, currency text);
create function money_wire(kopecks bigint) returns money_wire language sql immutable parallel safe as $$
  select row((kopecks * 0.01)::text, 'RUB')::money_wire
$$;
create function instant_wire(at timestamptz) returns text language sql immutable parallel safe as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
create function uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1),
    'hex')::uuid
$$;

create table companies (
  id uuid primary key,
  external_id text unique,
  client_type text not null check (client_type in ('legal_entity', 'sole_proprietor', 'person')),
  name text collate "ru-x-icu" not null,
  inn text not null,
  kpp text,
  ogrn text,
  region text,
  address text,
  created_at timestamptz not null,
  unique nulls not distinct (inn, kpp)
);
create index companies_by_name on companies (name, id);

create table users (
  id uuid primary key,
  email text not null,
  full_name text not null,
  password_hash text not null,
  staff_role text check (staff_role in ('manager', 'administrator')),
  created_at timestamptz not null
);
create unique index users_by_email on users (lower(email));

create table memberships (
  user_id uuid not null references users on delete cascade,
  company_id uuid not null references companies,
  role text not null check (role in ('owner', 'signatory', 'accountant', 'viewer')),
  contract_ids uuid[],
  created_at timestamptz not null,
  primary key (user_id, company_id)
);
create index memberships_by_company on memberships (company_id);

create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references users on delete cascade,
  kind text not null check (kind in ('web', 'extension')),
  device text,
  address text,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_by_user on sessions (user_id, last_used_at desc);

create table integration_keys (
  id uuid primary key,
  key_hash bytea not null unique,
  company_id uuid references companies,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

create table contracts (
  id uuid primary key,
  company_id uuid not null references companies,
  external_id text unique,
  number text not null unique,
  status text not null check (status in ('draft', 'active', 'completed', 'terminated')),
  signed_on date not null,
  starts_on date,
  ends_on date,
  asset_name text not null,
  asset_make text,
  asset_model text,
  asset_vin text,
  asset_serial_number text,
  manager_name text,
  manager_phone text,
  manager_email text,
  due_date_rule text not null check (due_date_rule in ('next', 'previous', 'none')),
  penalty_daily_rate_percent numeric(8, 4) not null,
  reminder_days int not null,
  buyout_kopecks bigint,
  schedule_version int not null,
  created_at timestamptz not null
);
create index contracts_by_company on contracts (company_id, status, number, id);

create table schedule_versions (
  contract_id uuid not null references contracts,
  company_id uuid not null references companies,
  version int not null,
  reason text not null,
  effective_on date not null,
  lines jsonb not null,
  created_at timestamptz not null,
  primary key (contract_id, version)
);

create table payments (
  id uuid primary key,
  company_id uuid not null references companies,
  contract_id uuid not null references contracts,
  kind text not null check (kind in ('advance', 'lease', 'buyout', 'penalty', 'fee')),
  number int not null,
  count int not null,
  nominal_due_on date not null,
  due_on date not null,
  due_provisional boolean not null,
  net_kopecks bigint not null,
  vat_rate_percent int not null,
  vat_kopecks bigint not null,
  total_kopecks bigint not null check (total_kopecks > 0),
  paid_kopecks bigint not null default 0,
  paid_on date,
  unique (contract_id, kind, number),
  check (net_kopecks + vat_kopecks = total_kopecks),
  check (paid_kopecks between 0 and total_kopecks)
);
create index payments_open on payments (company_id, due_on, id)
  include (contract_id, total_kopecks, paid_kopecks) where paid_kopecks < total_kopecks;
create index payments_by_company on payments (company_id, due_on, id);
create index payments_by_contract on payments (contract_id, due_on, id);
create index payments_due on payments (due_on) where paid_kopecks < total_kopecks;

create table payment_notices (
  payment_id uuid not null references payments on delete cascade,
  kind text not null check (kind in ('due_soon', 'overdue')),
  due_on date not null,
  primary key (payment_id, kind, due_on)
);

create table bank_statement_imports (
  id uuid primary key,
  state text not null check (state in ('previewed', 'confirmed')),
  file_name text,
  sha256 bytea not null,
  encoding text not null,
  format_version text,
  complete boolean not null,
  accounts jsonb not null,
  counts jsonb not null,
  warnings jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz
);
create index bank_statement_imports_latest on bank_statement_imports (created_at desc, id desc);

create table bank_statement_import_rows (
  import_id uuid not null references bank_statement_imports on delete cascade,
  row_no int not null,
  outcome text not null,
  document jsonb not null,
  plan jsonb not null,
  receipt_id uuid,
  primary key (import_id, row_no)
);

create table receipts (
  id uuid primary key,
  company_id uuid references companies,
  import_id uuid references bank_statement_imports,
  fingerprint bytea not null unique,
  account text not null,
  kind text not null,
  number text not null,
  document_date date not null,
  booked_on date not null,
  amount_kopecks bigint not null check (amount_kopecks > 0),
  allocated_kopecks bigint not null default 0,
  payer_name text not null,
  payer_inn text not null,
  payer_kpp text not null,
  payer_account text not null,
  payer_bik text not null,
  purpose text not null,
  waiting_reason text,
  created_at timestamptz not null,
  check (allocated_kopecks between 0 and amount_kopecks)
);
create index receipts_by_company on receipts (company_id, booked_on desc, id desc);
create index receipts_waiting on receipts (booked_on, id) where waiting_reason is not null;
create index receipts_latest on receipts (booked_on desc, id desc);
create index receipts_unallocated on receipts (company_id) where allocated_kopecks < amount_kopecks;

create table allocations (
  id uuid primary key,
  company_id uuid not null references companies,
  receipt_id uuid not null references receipts,
  payment_id uuid not null references payments,
  amount_kopecks bigint not null check (amount_kopecks > 0),
  rule text not null check (rule in ('purpose_payment', 'purpose_contract', 'only_contract', 'operator')),
  created_at timestamptz not null,
  undone_at timestamptz
);
create index allocations_by_payment on allocations (payment_id);
create index allocations_by_receipt on allocations (receipt_id);

create table portfolio_imports (
  id uuid primary key,
  state text not null check (state in ('previewed', 'confirmed')),
  format text not null check (format in ('xlsx', 'csv', 'json')),
  file_name text,
  sha256 bytea not null,
  counts jsonb not null,
  problems jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz
);
create index portfolio_imports_latest on portfolio_imports (created_at desc, id desc);

create table portfolio_import_rows (
  import_id uuid not null references portfolio_imports on delete cascade,
  row_no int not null,
  outcome text not null check (outcome in ('create', 'update', 'unchanged', 'refuse')),
  contract jsonb not null,
  plan jsonb not null,
  contract_id uuid,
  primary key (import_id, row_no)
);

create table events (
  tx_id xid8 not null default pg_current_xact_id(),
  seq bigint generated by default as identity,
  id uuid not null unique,
  type text not null,
  company_id uuid not null references companies,
  contract_id uuid,
  object_type text not null,
  object_id uuid not null,
  data jsonb not null,
  occurred_at timestamptz not null,
  primary key (tx_id, seq)
);
create index events_by_company on events (company_id, tx_id, seq);

create table event_followers (
  name text primary key,
  tx_id xid8 not null,
  seq bigint not null
);
insert into event_followers values ('notifications', '0', 0);

create table notifications (
  id uuid primary key,
  company_id uuid not null references companies,
  user_id uuid not null references users on delete cascade,
  event_id uuid not null references events (id),
  kind text not null,
  object_type text not null,
  object_id uuid not null,
  data jsonb not null,
  occurred_at timestamptz not null,
  read_at timestamptz,
  unique (user_id, event_id)
);
create index notifications_by_user on notifications (company_id, user_id, occurred_at desc, id desc);
create index notifications_unread on notifications (company_id, user_id) where read_at is null;

create table idempotency_keys (
  actor_id text not null,
  key text not null,
  operation_id text not null,
  request_hash bytea not null,
  status int not null,
  headers jsonb not null,
  body text not null,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table sandbox_clock (
  "only" boolean primary key default true check ("only"),
  offset_ms bigint not null
);
`.execute(db);
}
